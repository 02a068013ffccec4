"""The kinds of hosts that a site is brought to, each behind the one interface of ``bantin.deploy.target``."""
