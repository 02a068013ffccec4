"""What editors type, piece by piece; ``¤`` stands for a word that no other place has."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count

_NUMBERED = re.compile(r"từ\d+q")


def numbered(template: str) -> str:
    """Replace each ``¤`` by a word of its own."""
    numbers = count(1)
    return re.sub("¤", lambda _: f"từ{next(numbers)}q", template)


def words(html: str) -> Counter[str]:
    """Count the numbered words anywhere in ``html``, attributes included: a description lives in ``alt``."""
    return Counter(_NUMBERED.findall(html))


PHOTOS = r"""
![¤ ¤](¤.jpg)
![](¤.jpg)
![¤](¤.jpg "¤ ¤. Ảnh: ¤")
![¤] (¤.jpg)
![¤](¤.jpg “¤ ¤”)
![¤](¤\¤.jpg)
[![¤](¤.jpg)](¤.html)
![¤](¤.jpg){: .¤ }
![¤](¤.jpg) {: .khong-chu-thich .¤ }
![¤](¤.mp4)
<img src="¤.jpg" alt="¤" title="¤">
<a href="¤.html"><img src="¤.jpg" alt="¤"></a>
*![¤](¤.jpg)*
![¤](¤.jpg) ![¤](¤.jpg)
![¤](¤.jpg "¤") ![¤](¤.jpg "¤")
![¤](¤.jpg) ¤ ¤
¤ ![¤](¤.jpg) ¤
![¤](https://¤.vn/¤.jpg)
<audio src="¤.mp3"></audio>
¤ *¤ ![¤](¤.jpg) ¤* ¤
""".strip().splitlines()

_TEXTS = """
¤ ¤ ¤
Đồng chí ¤ phát biểu.
**¤** ¤ *¤*.
*¤ ¤*
***¤ ¤***
*¤. Ảnh: ¤*
Ảnh: ¤
¤ ¤. Ảnh: ¤ ¤
¤ (Ảnh: ¤)
¤ *(Ảnh: ¤)*[^1]
¤ - Ảnh T¤
Nguồn: ¤
¤. Nguồn ảnh: [¤](¤.html)
Ảnh do ¤ cung cấp.
¤. Ảnh minh họa ¤
Ảnh tư liệu ¤
Chú thích: ¤
**Chú thích ảnh:** ¤. *Ảnh:* ¤
Tin, ảnh: ¤
Tuấn Tú
Bài: ¤ - Ảnh: ¤
¤ | ¤
¤. | ¤. Photo: ¤
¤<br>¤
<i>¤ <b>¤</b></i>
¤ &nbsp;¤ &amp; ¤
"¤" - ¤...
`¤` ¤
{: .¤ }
¤. ¤. ¤. ¤. ¤. ¤
Hoàng Thị Xuyến
Tin cùng chuyên mục
<u>¤</u>: ¤
"""

TEXTS = [*_TEXTS.strip().splitlines(), "¤  ", "¤\u00a0: ¤", "¤ " * 65]

BLOCKS = r"""
# ¤

## ¤ ![¤](¤.jpg) *![¤](¤.jpg)*

![¤](¤.jpg)
---

---

| ¤ | ¤ |
|---|---|
| ![¤](¤.jpg "¤") ¤ | ¤ |

    ![¤](¤.jpg)

<video src="¤.mp4"></video>

<iframe src="¤.html" title="¤"></iframe>

<p><img src="¤.jpg" alt="¤"> ¤</p>

<figure><img src="¤.jpg" alt="¤"><figcaption>¤. Ảnh: ¤</figcaption></figure>

¤
:   ![¤](¤.jpg)
    ¤

<figure markdown>
![¤](¤.jpg)
<figcaption>¤</figcaption>
</figure>

<div markdown>
![¤](¤.jpg)
¤
</div>

```
![¤](¤.jpg)
¤
```
""".strip("\n").split("\n\n")

_NOISE = r"""
¤
![
]
(
)
¤.jpg
*
**
_
"
“
”
{: .¤ }
|
-
>
Ảnh:
Nguồn:
(Ảnh
Chú thích:
Tin cùng chuyên mục
Tuấn Tú
\
`
<br>
&amp;
[^1]
:
#
---
.
<b>
</b>
<i>
</i>
<a href='¤'>
</a>
![¤](¤.jpg)
![](¤.png)
<img src='¤.jpg'>
<video src='¤.mp4'></video>
"""

NOISE = [*_NOISE.strip().splitlines(), " ", "\n", "\n\n", "    ", "- ", "> ", "  \n"]
