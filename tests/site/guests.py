"""Plugins and templates that a site may add to ours: each looks at whatever it likes, wherever Pelican lets it."""

from __future__ import annotations

AT_READING = """
from pelican import signals

def spell(content):
    if content._content:
        content._content = content._content.replace("Giá cam", "Giá cam (kỳ {version})")

def register():
    signals.content_object_init.connect(spell)
"""

# Every story tells how many there are: in its body, in an attribute, in what is changed in place.
COUNTING = """
from pelican import signals
{promise}

def count(generators):
    for generator in generators:
        articles = getattr(generator, "articles", ())
        for article in articles:
            total = f"{{len(articles)}} tin, kỳ {version}"
            article.total = article.metadata["total"] = total
            article._content += f"<p>Có {{total}}.</p>"
            article.category.note = f"{{article.category}}: {{total}}"
        if articles:
            generator.env.globals["facts"] = {{"newest": articles[0].title, "issue": {version}}}
            generator.context["all_dates"] = [f"{{it.date:%d-%m}}" for it in articles]

def register():
    signals.all_generators_finalized.connect(count)
"""

ASKING = """
from pelican import signals

def offer(generator):
    context = generator.context
    generator.env.globals["all_titles"] = lambda: [it.title for it in context["articles"]]
    generator.env.filters["numbered"] = lambda words: f"{{words}} {{len(context['articles'])}}/{version}"
    generator.env.tests["alone"] = lambda story: len(context["articles"]) == {version}

def register():
    signals.generator_init.connect(offer)
"""

# A plan of all pages, written when everything else is: into the tree that becomes the site.
WRITING = """
from pathlib import Path
from pelican import signals

def write(pelican):
    output = Path(pelican.output_path)
    pages = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    (output / "ke-hoach.txt").write_text("Kỳ {version}\\n" + "\\n".join(pages), "utf-8")

def register():
    signals.finalized.connect(write)
"""

MAKING = """
from pathlib import Path
from pelican import signals
from pelican.generators import Generator

class Maker(Generator):
    def generate_output(self, writer):
        page = self.env.from_string("<!doctype html><html lang='vi'><head><title>{{{{ n }}}}</title></head>"
            "<body><p>{{{{ articles|length }}}} tin, kỳ {{{{ n }}}}</p></body></html>")
        writer.write_file("tong-so.html", page, self.context, n={version})
        writer.write_file("them/404.html", self.get_template("404"), self.context)
        Path(self.output_path, "tong-so.txt").write_text(str(len(self.context["articles"])), "utf-8")

def make(pelican):
    return Maker

def register():
    signals.get_generators.connect(make)
"""

STAMPING = """
from pathlib import Path
from pelican import signals

seen = []

def stamp(path, context):
    seen.append(path)
    file = Path(path)
    mark = f"<!-- {{len(context['articles'])}} tin, kỳ {version} --></body>"
    file.write_text(file.read_text("utf-8").replace("</body>", mark), "utf-8")

def tell(pelican):
    Path(pelican.output_path, "da-ghi.txt").write_text(f"{{len(seen)}} trang", "utf-8")

def register():
    signals.content_written.connect(stamp)
    signals.finalized.connect(tell)
"""

# What it shows lies in a file that is neither content nor theme nor code.
LOOKING = """
from pathlib import Path
from pelican import signals

FACTS = Path(__file__).with_name("looking.txt")

def show(generators):
    for generator in generators:
        for article in getattr(generator, "articles", ()):
            article._content += f"<p>Số liệu {{FACTS.read_text('utf-8')}}.</p>"

def register():
    signals.all_generators_finalized.connect(show)
"""

# Adds a story that no file holds, and has it stand in lists.
ADDING = """
from pelican import signals
from pelican.contents import Article

def add(generators):
    generator = generators[0]
    if generator.articles:
        first = generator.articles[0]
        metadata = {{"title": "Tin không tệp {version}", "date": first.date, "category": first.category,
                     "slug": "tin-khong-tep", "status": "published", "summary": f"Cạnh {{first.title}}."}}
        body = f"<p>Sau {{len(generator.articles)}} tin.</p>"
        place = first.source_path + "x"
        generator.articles.append(Article(body, metadata, generator.settings, place, generator.context))

def register():
    signals.all_generators_finalized.connect(add)
"""

# Says that it works story by story and does not: only bodies tell.
TELLING = """
from pelican import signals

INCREMENTAL = True

def tell(generators):
    for generator in generators:
        for article in getattr(generator, "articles", ()):
            article._content += f"<p>Có {{len(generator.articles)}} tin, kỳ {version}.</p>"

def register():
    signals.all_generators_finalized.connect(tell)
"""

# Keeps its promise: what it adds to a story follows from the story.
PROMISED = """
from pelican import signals

INCREMENTAL = True

def measure(generators):
    for generator in generators:
        for article in getattr(generator, "articles", ()):
            article._content += f"<p>{{len(article._content)}} chữ, kỳ {version}.</p>"

def register():
    signals.all_generators_finalized.connect(measure)
"""

GUESTS = {
    "at_reading": AT_READING,
    "counting": COUNTING.replace("{promise}", ""),
    "counting_promised": COUNTING.replace("{promise}", "INCREMENTAL = True"),
    "telling": TELLING,
    "promised": PROMISED,
    "asking": ASKING,
    "writing": WRITING,
    "making": MAKING,
    "stamping": STAMPING,
    "looking": LOOKING,
    "adding": ADDING,
}

STRANGERS = {guest for guest, code in GUESTS.items() if "INCREMENTAL" not in code}

# Below the footer of every page, after the theme's own: what other stories there are, what a guest has left.
_BELOW = '{% include "!theme/partials/footer.html" %}\n'
FOOTERS = (
    "",
    _BELOW + "<p>{{ articles|length }}, {{ tags|length }}: {{ dates|map(attribute='title')|join('; ') }}</p>\n",
    _BELOW + "<p>{{ (articles[0].content ~ articles[-1].content)|striptags if articles }}</p>\n",
    _BELOW
    + """<p>{{ article.title if article is defined }} {{ page_title|default('') }}
{{ article.total if article is defined and article.total is defined }}
{{ article.metadata.total|default('') if article is defined }}
{{ article.category.note if article is defined and article.category.note is defined }}
{{ facts.newest ~ facts.issue if facts is defined }} {{ all_dates|default([])|join(', ') }}
{{ all_titles()|join(', ') if all_titles is defined }}
{{ SITENAME|numbered if 'numbered' is filter }} {{ (1 is alone) if 'alone' is test }}</p>
""",
)
