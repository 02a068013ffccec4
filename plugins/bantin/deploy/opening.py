"""The target that a description is about, ready to be asked; secrets come from the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from bantin.deploy.failure import Stopped
from bantin.deploy.target import Target
from bantin.deploy.targets.folder import FolderTarget
from bantin.deploy.targets.git_branch import GitTarget
from bantin.deploy.targets.remote import Remote, RemoteTarget
from bantin.deploy.targets.ssh import SshTarget
from bantin.deploy.targets.ssh_line import Server
from bantin.deploy.targets_file import Description
from bantin.newsroom.message import say

_RSA = "rsa-sha2-512 rsa-sha2-256"
_PORTS = {"sftp": 22, "ftp": 21}


def open_target(told: Description, site: Path, environment: Mapping[str, str] = os.environ) -> Target:
    """Return the target that ``told`` describes, for the site in the folder ``site``."""
    values = told.values
    match told.kind:
        case "ssh":
            fields = {key: values[key] for key in ("host", "path", "port", "host_key", "identity") if key in values}
            return SshTarget(Server(**fields))
        case "git":
            return GitTarget(values["repository"], values["branch"])
        case "s3":
            return RemoteTarget(_s3(told, environment))
        case "sftp" | "ftp":
            return RemoteTarget(_server(told, environment))
    return FolderTarget(told.folder, site)


def password_name(told: Description) -> str:
    """Return the variable in which the password of a target stands: ``BANTIN_MAY_CHU_PASSWORD``."""
    return f"BANTIN_{re.sub(r'[^A-Z0-9]', '_', told.name.upper())}_PASSWORD"


def _s3(told: Description, environment: Mapping[str, str]) -> Remote:
    values = told.values
    keys = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"
    if not all(environment.get(key) for key in keys) and "AWS_PROFILE" not in environment:
        raise Stopped(say("deploy/secret", name=told.name, variables=", ".join(keys)))
    options = {"type": "s3", "env_auth": "true", "no_check_bucket": "true"}
    # To be asked about each file before it is asked for would be most of what a deploy sends.
    options |= {"no_head": "true", "no_head_object": "true"}
    options["provider"] = values.get("provider", "Other" if "endpoint" in values else "AWS")
    options |= {key: values[key] for key in ("endpoint", "region") if key in values}
    path = "/".join(filter(None, (values["bucket"], values.get("folder", "").strip("/"))))
    handed = {name: environment[name] for name in (*keys, "AWS_SESSION_TOKEN") if name in environment}
    return Remote(options, path, f"s3:{path}", has_headers=True, secrets=handed, packs=bool(values.get("gzip")))


def _server(told: Description, environment: Mapping[str, str]) -> Remote:
    values, kind = told.values, told.kind
    options = {"type": kind, "host": values["host"], "user": values["user"]}
    options["port"] = str(values.get("port", _PORTS[kind]))
    password = environment.get(password_name(told), "")
    if "identity" in values:
        options["key_file"] = values["identity"]
    elif password:
        options["pass"] = password
    elif kind == "ftp" or "SSH_AUTH_SOCK" not in environment:
        raise Stopped(say("deploy/secret", name=told.name, variables=password_name(told)))
    if kind == "ftp":
        options["force_list_hidden"] = "true"  # else many servers (vsftpd) deny that there is a ``.htaccess``
        tls = values.get("tls", "explicit")
        options |= {"explicit_tls": "true"} if tls == "explicit" else {"tls": "true"} if tls == "implicit" else {}
    else:
        options |= {"known_hosts_file": str(Path("~/.ssh/known_hosts").expanduser()), "shell_type": "none"}
        pinned = str(values.get("host_key", "")).partition(" ")[0]
        if pinned:  # a server has several keys, and would show the one it likes best
            options["host_key_algorithms"] = _RSA if pinned == "ssh-rsa" else pinned
    return Remote(options, values["path"], f"{kind}://{values['host']}", known_hosts=_pinned(values))


def _pinned(values: Mapping[str, str | int]) -> str:
    """Return the line of a file of known hosts for the key that the description pins; empty if it pins none."""
    host, port = values["host"], values.get("port", 22)
    place = host if port == 22 else f"[{host}]:{port}"
    return f"{place} {values['host_key']}" if "host_key" in values else ""
