"""Documents that mix the dialects of officers, Word, Zalo and other systems; ``¤`` stands for a word of its own."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.image_captions.fragments import numbered

LISTS = r"""
- ¤
- ¤ ¤

* ¤
* ¤

+ ¤;
+ ¤.

• ¤
• ¤

– ¤;
– ¤.

-Ông ¤;
-Bà ¤.

- Ông ¤
  - Ở ¤
  - Tại ¤
- Bà ¤

- ¤
   + ¤
   + ¤
- ¤

1. ¤
2. ¤
3. ¤

1. ¤
1. ¤

2. ¤
4. ¤
7. ¤

3) ¤
5) ¤

a) ¤
c) ¤

d) ¤
đ) ¤
e) ¤

1. ¤
   a) ¤
   b) ¤
2. ¤

1. ¤
a) ¤
b) ¤
- ¤
+ ¤
2. ¤

10. ¤
    ¤ ¤
11. ¤

- [ ] ¤
- [x] ¤

2024. ¤ ¤

- 14-1, ¤ ¤

- 14-1: ¤
- 15-1: ¤

- ¤ có đi không?
- ¤ đi chứ!

– ¤ ơi!

I. ¤
II. ¤

Điều 5. ¤
Điều 6. ¤
1. ¤
2. ¤
""".strip("\n").split("\n\n")

TABLES = (
    r"""
| ¤ | ¤ |
|---|---|
| ¤ | ¤ {¤} |

¤ | ¤
--|--
¤ | ¤

| ¤ | ¤ |
|---|---|
| ¤ | ¤ | ¤ |

| ¤ |
|---|
| ¤ |

| ¤ | ¤ |
| ¤ | ¤ |

¤»¤
¤»¤

STT»Tên ¤»Số
1»¤»20
2»¤»30

¤»¤»¤

¤»»¤
¤»¤

•»¤
•»¤

-»¤
-»¤

1.»¤
3.»¤

7h30»¤
»¤
""".strip("\n")
    .replace("»", "\t")
    .split("\n\n")
)

TEXTS = r"""
¤ ¤ ¤.

¤ ¤,
¤ ¤.

Ông ¤
Sinh năm 1948
Quê ¤

¤\
¤

¤\\ ¤

¤<br>¤<br/>¤

~~¤~~ ¤ ~¤~ ¤

¤ \& ¤ \~ ¤ \< ¤ \¤

¤ https://a.vn/x ¤ www.b.vn ¤ a@b.vn ¤ 0912 345 678 ¤ 1900 6035 ¤

https://a.vn/¤

¤ <https://a.vn> ¤ [¤](https://a.vn) ¤

#¤ #¤

{¤ ¤}

¤ {¤}

{¤: ¤}

## ¤ {¤}

## ¤ #¤

###¤

# ¤

¤
---

¤
===

¤ *¤* **¤** ***¤*** _¤_ ¤

¤ **¤ ** ¤ * ¤ *¤

**¤**
¤ ¤

¤ `¤ <b>¤</b>` ¤

“¤” "¤" '¤' «¤» ‘¤’

> ¤
> ¤

> ¤
¤

> - ¤
> - ¤

>¤

> [!NOTE]
> ¤

¤[^1] ¤ [^khong-co] ¤

¤ [¤] ¤ [¤][¤] ¤ (¤) ¤

[¤]: ¤

[¤]: ¤ "¤"

[Lưu ý ¤]: ¤ ¤

*[¤]: ¤

¤
: ¤

$¤$ ==¤== :¤: ¤_¤_¤

:::note
¤
:::

!!! note "¤"
    ¤

¤ &nbsp;&nbsp;¤ &amp; ¤ &lt;¤&gt; &¤; ¤

¤ < ¤ > ¤ <¤ ¤> ¤

¤ <3 ¤ -> ¤ <- ¤ => ¤

***

- - -

¤ … ¤ ... ¤ -- ¤ – ¤

05/2024/NĐ-CP ¤ 1.250.000 đồng ¤ 0207.000.0000 ¤
""".strip("\n").split("\n\n")

CODE = r"""
```
¤ <b>¤</b>
    ¤
```

~~~html
<script>¤</script> <!-- ¤ -->
~~~

```¤
¤
""".strip("\n").split("\n\n")

PHOTOS = (
    r"""
![¤](a.jpg)
¤ ¤. Ảnh: ¤

![¤](a.jpg)
<!-- ghi chú -->
¤ ¤

![¤](a.jpg)\
¤ ¤

![¤](a.jpg)<br>
*¤ ¤*

![¤](a.jpg) ¤

![¤](a.jpg "¤")
¤

![¤](a.jpg) ![¤](b.jpg)
¤

![¤](a.jpg)
![¤](b.jpg)
¤

[![¤](a.jpg)](b.jpg)
¤

![¤](https://x.vn/a.jpg)
¤

¤
![¤](a.jpg)
¤

![¤](a.jpg)
1. ¤
2. ¤

![¤](a.jpg)
- ¤
- ¤

![¤](a.jpg)
| ¤ | ¤ |
|---|---|
| ¤ | ¤ |

![¤](a.jpg)
## ¤

![¤](a.jpg)
> ¤

![¤](a.jpg)
¤»¤
¤»¤

- ¤ ![¤](a.jpg)
- ¤

https://youtu.be/abcdef12345
¤

[¤](https://www.youtube.com/watch?v=abcdef12345)
""".strip("\n")
    .replace("»", "\t")
    .split("\n\n")
)

# Each is told: what stands between signs may be on the page as it was typed.
BROKEN = r"""
![¤](a.jpg

!(¤)[a.jpg]

![[¤.jpg]]

¤ [[¤|¤]] ¤

[¤] (a.pdf)

{{< figure src="a.jpg" caption="¤" >}}

{{<figure src="a.jpg" caption="¤">}}

{% ¤ %}

[caption id="x"]¤[/caption]

¤ <!-- ¤ ¤

¤\

¤ &amp;nbsp; ¤
""".strip("\n").split("\n\n")

COMMENTS = r"""
<!-- ghi chú -->

¤ <!-- ghi chú --> ¤

<!-- ghi chú
ghi chú -->

¤ ¤
<!-- ghi chú -->
¤ ¤
""".strip("\n").split("\n\n")

RAW = r"""
<p>¤ <b>¤</b></p>

<div>¤ <p>¤</p> ¤</div>

<table><tr><td>¤</td><td>¤</td></tr></table>

<ul><li>¤</li><li>¤</li></ul>

<center>¤</center>

¤ <font color="red">¤</font> <span style="color:red">¤</span> <u>¤</u> ¤

<p align="center"><em>¤</em></p>

<blockquote>¤</blockquote>

<h2>¤</h2>
""".strip("\n").split("\n\n")

INDENTS = ("\t", "    ", "  ", "\u00a0\u00a0\u00a0", "\u3000\u3000", " ")
# What stands around a block: before its first line, before the others.
AROUND = (
    ("> ", "> "),
    ("- ", "  "),
    ("¤ ¤:\n- ", "  "),
    ("1. ¤\n   ", "   "),
    ("3. ¤\n\n   ", "   "),
    ("> - ", ">   "),
)
ABOVE = ("", "", "¤ ¤:\n", "¤ ¤.\n")
BELOW = ("\n\n", "\n\n", "\n")
BEFORE_A_SLIP = ("", "¤ ¤.\n\n", "- ¤\n- ¤\n\n", "> ¤\n\n", "¤\t¤\n¤\t¤\n\n", "¤ ¤:\n1. ¤\n2. ¤\n\n")

_PLAIN = st.sampled_from([*LISTS, *TABLES, *TEXTS, *CODE[:2], *PHOTOS, *COMMENTS, *RAW])
_UNCLOSED = st.sampled_from([*BROKEN, CODE[2]])


@st.composite
def _placed(draw: st.DrawFn) -> str:
    """Draw a block as it is, indented, or within a list or a quote."""
    block = draw(_PLAIN)
    how = draw(st.sampled_from(["bare", "bare", "indented", "around"]))
    if how == "indented" and not block.startswith(("<", "`", "~")):
        indent = draw(st.sampled_from(INDENTS))
        return "\n".join(indent + line for line in block.split("\n"))
    if how == "around" and not block.startswith("<"):
        first, others = draw(st.sampled_from(AROUND))
        return first + block.replace("\n", "\n" + others)
    return block


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a document: blocks parted by an empty line, or glued under a sentence as people type them."""
    text = ""
    for block in draw(st.lists(_placed(), min_size=1, max_size=5)):
        text += draw(st.sampled_from(ABOVE)) + block + draw(st.sampled_from(BELOW))
    text += draw(st.sampled_from(["", "[^1]: ¤ ¤\n"]))
    return numbered(text)


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, int]:
    """Draw a document that ends in something broken, and the line on which that begins."""
    before = draw(st.sampled_from(BEFORE_A_SLIP))
    block = draw(_UNCLOSED)
    return numbered(f"{before}{block}\n"), before.count("\n") + 1


_LINES = [line for block in (*LISTS, *TABLES, *TEXTS, *PHOTOS) for line in block.split("\n")]


@st.composite
def soups(draw: st.DrawFn) -> str:
    """Draw a document of lines that follow each other as no person would write them."""
    lines = draw(st.lists(st.sampled_from(_LINES), min_size=1, max_size=12))
    return numbered("".join(line + draw(st.sampled_from(["\n", "\n", "\n\n"])) for line in lines))
