"""Lists that readers follow: "Tin cùng chuyên mục", neighbours, category pages, the front page, archives, feeds."""
