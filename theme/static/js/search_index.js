// Looks through the index that plugins/bantin/search wrote; search.js asks for it with the first word that is typed.
// What words are, and the marks of pairs, is as in words.py and pairs.py there; tests hold both sides together.
window.openSearchIndex = (root, list) => {
  "use strict";
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const FIRST = 0x9E3779B1, SECOND = 0x85EBCA6B, STORY = 0xC2B2AE35;

  const fetched = new Map();
  const get = (path, kind = "json") => {
    if (!fetched.has(path)) {
      const coming = fetch(`${root}/${path}`, path === list ? { cache: "no-cache" } : {}).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer[kind]();
      });
      coming.catch(() => fetched.delete(path));
      fetched.set(path, coming);
    }
    return fetched.get(path);
  };

  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đðɖ]/g, "d").replace(/ƀ/g, "b");
  const asForm = (typed) => {
    if (/^\p{Nd}/u.test(typed)) return typed.replace(/\./g, "").replace(/^0+(?=.)/, "");
    const early = typed.normalize("NFD").replace(/^(qu)([\u0300\u0301\u0303\u0309\u0323])([aeioy][\u0302\u0306\u031b]?)/, "$1$3$2"); // the u of qu has none
    const apart = early.replace(/(^|[^q])(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])$/, "$1$2$4$3");
    return apart.replace(/^([hklmst]|qu)y([\u0300\u0301\u0303\u0309\u0323]?)$/, "$1i$2").normalize("NFC");
  };
  // Words, each at an odd place, and what stands between them. A number with points between its thousands is one word, so
  // are a name with an apostrophe after its first or second letter ("M'nông") and letters whose marks stand apart ("mơ̆ng").
  const THOUSANDS = /^(?!0)\p{Nd}{1,3}(?:\.\p{Nd}{3})+$/u;
  const piecesOf = (text) => text.split(/((?:[\p{L}\p{Nl}\p{No}]{1,2}['‘’](?=[\p{L}\p{Nl}\p{No}]))*[\p{L}\p{Nl}\p{No}][\p{L}\p{Nl}\p{No}\u0300-\u036f]*|\p{Nd}+(?:\.\p{Nd}+)*)/u)
    .flatMap((piece) => (!/\p{Nd}\./u.test(piece) || THOUSANDS.test(piece) ? piece : piece.split(/(\.)/)));
  const wordsOf = (text) => {
    let after = "";
    return piecesOf(text.normalize("NFKC").toLowerCase().replace(/ʼ/g, "’")).filter((_, place) => place % 2).map((one) => {
      const typed = one.replace(/['‘’]/g, "");
      const form = /^(?:đ|vn[dđ])$/.test(typed) && /^\p{Nd}/u.test(after) ? "đồng" : asForm(typed);
      after = typed;
      return { form, bare: fold(form) };
    });
  };

  // A number and its unit are found alike whatever the blank between them: "3,5 km" is "3,5km", "30 °C" is "30°C".
  const UNIT = /(^|[^\p{L}\p{N}/])(\p{Nd}+(?:[.,]\p{Nd}+)*)[\s°]+(?=(?:[kcdm]?m|[km]?g|m?l|ha(?!\s+(?:giang|noi|nam|tinh|tay|dong|long))|[kmg]?wp?h?|kv|v|h|c|s|[kmgt]b|đ|vn[dđ]|(?:đồng|dong)(?!\s+\p{L})|usd)(?:2|3)?(?![\p{L}\p{N}]))/giu;
  const SPAN = /(\p{Nd})\s*([/‐-–-])\s*(?=\p{Nd})/gu; // "14 / 1" is "14/1"
  // What somebody meant whose keyboard did not turn Telex into letters, without marks: "hooij nghij" is "hoi nghi".
  const untelex = (text) => text.replace(/[a-z]+/gi, (word) => word.replace(/([aeo])\1/gi, "$1").replace(/^([^aeiouyw]*)w/i, "$1u").replace(/w/gi, "").replace(/^dd/i, "d")
    .replace(/([aeiouy])[sfrxj](?![aeiouy])/gi, "$1").replace(/([aeiouy](?:ch|n[gh]?|[cmpt]))[sfrxj]$/i, "$1"));
  const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)/g;
  const isFigure = (word) => !!word && /^\p{Nd}/u.test(word.form);
  // What is typed together, as "14/1", or between quotation marks, must stand together; the rest may. So may a name and
  // the figures after it: who types "covid 19" finds what "COVID-19" finds.
  const parse = (text) => {
    const words = [];
    const typed = text.normalize("NFKC").replace(/[\u00ad\u200b\u2060\ufeff]/g, "").replace(SPAN, "$1$2").replace(UNIT, "$1$2");
    for (const [, quoted, free] of typed.matchAll(QUOTED)) {
      const some = wordsOf(quoted === undefined ? free : quoted);
      some.forEach((word, at) => {
        const named = isFigure(word) && at > 0 && some[at - 1].form.length > 1 && !isFigure(some[at - 1]) && !isFigure(some[at - 2]);
        words.push({ ...word, bound: at > 0 && (quoted !== undefined || !named) });
      });
    }
    return { words, marked: words.some(({ form, bare }) => form !== bare), strict: words.some(({ bound }) => bound) };
  };

  const numbers = (text) => {
    const found = [];
    let last = -1, gap = 0, shift = 0;
    for (const letter of text) {
      const digit = LETTERS.indexOf(letter);
      gap += (digit & 31) << shift;
      shift += 5;
      if (digit < 32) { found.push(last += gap + 1); gap = shift = 0; }
    }
    return found;
  };
  const setOf = (count, ...texts) => {
    const found = new Uint8Array(count);
    for (const text of texts) for (const number of numbers(text)) found[number] = 1;
    return found;
  };

  const crc = (text) => {
    let sum = -1;
    for (const byte of new TextEncoder().encode(text)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xEDB88320 : 0);
    }
    return ~sum;
  };
  const filterOf = ({ among, taken: text }) => {
    const taken = new Set();
    let last = -1;
    for (const [, low, far, high] of text.matchAll(/(.)(?:_(\d+)_|(.))/g)) {
      taken.add(last += (far ? +far : LETTERS.indexOf(high)) * 64 + LETTERS.indexOf(low) + 1);
    }
    return (mark) => taken.has((mark >>> 0) % among);
  };

  const shardOf = (segment, key) => {
    let place = 0;
    while (place + 1 < segment.words.length && segment.words[place + 1] <= key) place++;
    return get(`${segment.at}/w${place}.json`);
  };
  // The stories of a word in a segment: of each of its forms, of all, of those with it in their titles.
  const rowOf = (segment, ...rows) => {
    const forms = new Map(), heads = [];
    for (const row of rows) {
      const [texts, titles = ""] = row.split("|");
      for (const each of texts.split(";")) {
        const [form, text] = each.split(":");
        forms.set(form, { set: setOf(segment.count, text), text });
      }
      if (titles) heads.push(...titles.split(";").map((each) => each.split(":")[1]));
    }
    return { forms, all: setOf(segment.count, ...[...forms.values()].map(({ text }) => text)), titles: setOf(segment.count, ...heads) };
  };
  const find = async (segment, key, unfinished) => {
    const shard = await shardOf(segment, key);
    if ({}.hasOwnProperty.call(shard, key)) return rowOf(segment, shard[key]);
    const begun = unfinished ? Object.keys(shard).filter((word) => word.startsWith(key)) : [];
    return begun.length ? { ...rowOf(segment, ...begun.map((word) => shard[word])), begun: true } : null;
  };
  const pairOf = async (segment, one, two) => {
    const place = ((Math.imul(crc(one.bare), FIRST) >>> 16) + (Math.imul(crc(two.bare), SECOND) >>> 16)) & 0xffff;
    const shard = await get(`${segment.at}/p${place % segment.pairs}.json`);
    return (shard.holds = shard.holds || filterOf(shard));
  };

  // Which stories of a segment answer; the higher the score the better: the very words side by side (8), the very words (4),
  // the words side by side whatever their marks (2), all of them in the title (1).
  const look = async (segment, query, facets, unfinished) => {
    const { words } = query;
    const last = words.length - 1;
    const rows = await Promise.all([
      ...words.map((word, place) => find(segment, word.bare, unfinished && place === last)),
      ...facets.map((facet) => find(segment, facet)),
    ]);
    if (rows.includes(null)) return { hits: [], begun: false };
    const begun = rows.some((row) => row.begun);
    const numbersFound = [];
    for (let number = 0; number < segment.count; number++) if (rows.every(({ all }) => all[number])) numbersFound.push(number);
    const pairs = numbersFound.length ? await Promise.all(words.slice(1).map((two, place) => !(begun && place + 1 === last) && pairOf(segment, words[place], two))) : [];
    const marks = new Map();
    const markOf = (form) => marks.get(form) || marks.set(form, crc(form)).get(form);
    const holds = (has, one, two, number) => has(Math.imul(markOf(one), FIRST) + Math.imul(markOf(two), SECOND) + Math.imul(number, STORY));
    const formsIn = (row, number) => [...row.forms].filter(([, { set }]) => set[number]).map(([form]) => form);
    const hits = [];
    for (const number of numbersFound) {
      const exact = words.every(({ form }, place) => rows[place].forms.has(form) && rows[place].forms.get(form).set[number]);
      let side = words.length > 1 || exact ? 2 : 0, very = exact ? 8 : 0, fits = true;
      pairs.forEach((has, place) => {
        if (!has) return;
        const [one, two] = [words[place], words[place + 1]];
        if (very && holds(has, one.form, two.form, number)) return;
        very = 0;
        const beside = formsIn(rows[place], number).some((a) => formsIn(rows[place + 1], number).some((b) => holds(has, a, b, number)));
        if (!beside) { side = 0; fits = fits && !two.bound; }
      });
      const titled = words.every((word, place) => rows[place].titles[number]) ? 1 : 0;
      if (fits) hits.push({ segment, number, score: very + (exact ? 4 : 0) + side + titled });
    }
    return { hits, begun };
  };

  const show = async (hit) => {
    const { segment, number } = hit;
    const { sections, stories } = await get(`${segment.at}/t${Math.floor(number / segment.titles)}.json`);
    const [title, url, day, section] = stories[number % segment.titles];
    return Object.assign(hit, { title, url, day, section: sections[section] });
  };

  // The paragraphs of a story's lite page, and the names of the files that it offers, without what stands for their content; a
  // page that has none, or does not come, has no say.
  const blocksOf = async ({ url }) => {
    const { lite } = await get(list);
    if (!lite) return [[], []];
    const page = new DOMParser().parseFromString(await get(lite + url, "text"), "text/html");
    const blocks = [];
    let block = [];
    const end = () => { if (block.length) blocks.push(block.join("")); block = []; };
    const walk = (node) => {
      if (node.nodeType === 3) block.push(node.data.replace(/[\u00ad\u200b\u2060\ufeff]/g, ""));
      if (node.nodeType !== 1) return;
      const inline = /^(A|ABBR|B|BDI|BDO|CITE|CODE|DATA|DEL|DFN|EM|I|INS|KBD|MARK|Q|S|SAMP|SMALL|SPAN|STRONG|SUB|SUP|TIME|U|VAR|WBR)$/.test(node.tagName);
      if (!inline) end();
      node.childNodes.forEach(walk);
      if (!inline) end();
    };
    page.querySelectorAll("article").forEach(walk);
    const links = [...page.querySelectorAll("article a[href*='/tep/']")];
    const names = links.map((link) => link.getAttribute("href").replace(/^.*\//, "").replace(/\.[0-9a-f]{10}(?=\.)/, ""));
    return [blocks.map((each) => each.replace(/\s+/g, " ").trim()).filter(Boolean), names];
  };
  // How well a paragraph answers: by the longest run of words as typed, then by how many of them it has; and whether it
  // holds all that must stand together.
  const weigh = (block, { words }) => {
    const has = wordsOf(block);
    let best = 0, at = 0;
    const bound = words.map(({ bound }) => !bound);
    const together = words.map((_, from) => { // so many words from here stand together between quotation marks
      let end = from + 1;
      while (end < words.length && words[end].bound) end++;
      return end - from;
    });
    has.forEach((_, start) => words.forEach((_, from) => {
      let run = 0, very = 0;
      while (from + run < words.length && has[start + run] && has[start + run].bare === words[from + run].bare) {
        if (has[start + run].form === words[from + run].form) very++;
        run++;
      }
      if (!words[from].bound && run >= together[from]) bound.fill(true, from, from + together[from]);
      if (run * 2 + very > best) { best = run * 2 + very; at = start; }
    }));
    const bares = new Set(has.map(({ bare }) => bare));
    return { best: best * 100 + words.filter(({ bare }) => bares.has(bare)).length, at, bound };
  };
  const LONGEST = 150;
  const excerpt = async (hit, query) => {
    const [blocks, names] = await blocksOf(hit);
    const weighed = blocks.map((block) => ({ block, ...weigh(block, query) }));
    const [, ...rest] = weighed; // the first one is the title, which stands above
    const [first] = rest.sort((a, b) => b.best - a.best);
    const said = [...weighed, ...names.map((name) => weigh(name, query))];
    const wrong = weighed.length > 0 && query.words.some((word, place) => word.bound && !said.some(({ bound }) => bound[place]));
    const opening = blocks[2]; // after the title and the line of section and day
    if (!first || !first.best) return { text: opening ? cut(opening, 0) : "", wrong }; // a title or a file's name says it
    const text = cut(first.block, first.at);
    const room = LONGEST - text.length; // a name alone says little of a story: its first words come after
    return { text: opening && room > LONGEST / 2 && first.block !== opening ? `${text} – ${cut(opening, 0, room)}` : text, wrong };
  };
  const cut = (text, word, most = LONGEST) => {
    if (text.length <= most) return text;
    const places = [];
    piecesOf(text).reduce((at, piece, place) => { if (place % 2) places.push(at); return at + piece.length; }, 0);
    let start = Math.max(0, (places[word] || 0) - 60);
    if (start) start = text.indexOf(" ", start) + 1;
    const gap = text.lastIndexOf(" ", start + most);
    const end = text.length - start <= most ? text.length : gap > start ? gap : start + most;
    return (start ? "… " : "") + (end < text.length ? `${text.slice(start, end).replace(/[^\p{L}\p{N})]+$/u, "")}…` : text.slice(start));
  };

  return { parse, untelex, fold, piecesOf, wordsOf, look, show, excerpt, told: () => get(list), forget: () => fetched.clear() };
};
