import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderMarkdown, sanitizeImportedHtml } from '#app/core/markdown.server.ts'

const html = (source: string) => renderMarkdown(source).html

test('headings leave h1 and h2 to the page', () => {
  expect(html('# a\n## b\n### c\n#### d\n###### e')).toBe('<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n<h6>e</h6>')
})

test('code is coloured with four classes and can be scrolled by keyboard', () => {
  expect(html('```js\nconst a = "<b>" // no\n```')).toBe(
    '<pre tabindex="0"><code class="language-js"><span class="k">const</span> a = <span class="s">&quot;&lt;b&gt;&quot;</span> <span class="c">// no</span>\n</code></pre>',
  )
})

test('code in an unknown language stays plain and says nothing about it', () => {
  expect(html('```klingon staff\nx < y\n```')).toBe('<pre tabindex="0"><code>x &lt; y\n</code></pre>')
})

test('a task list has labelled boxes that cannot be changed, in the language of the post', () => {
  expect(html('- [x] Reset it')).toContain(
    '<input type="checkbox" checked="" disabled="" aria-label="done" /> Reset it',
  )
  expect(html('- [ ] 초기화했어요')).toContain('<input type="checkbox" disabled="" aria-label="미완료" /> 초기화했어요')
})

test('a spoiler is folded away and its text is not in the excerpt', () => {
  const post = renderMarkdown('The ending:\n>! everybody **lives**\n>! happily\n\nSee?')
  expect(post.html).toContain(
    '<details class="spoiler"><summary>Show hidden text</summary><p>everybody <strong>lives</strong>\nhappily</p>',
  )
  expect(post.excerpt).toBe('The ending: See?')
})

test('a typed element never passes for one of ours', () => {
  const typed =
    '<a class="mention" data-own="1" href="https://evil.example">@staff</a> <input type="checkbox"> <details class="spoiler">x</details>'
  expect(html(typed)).not.toMatch(/class=|<input/)
})

test('links away are marked and counted, links inside are not', () => {
  const post = renderMarkdown('[a](https://a.example) [b](/threads/1) c@d.example www.e.example')
  expect(post.links).toBe(3)
  expect(post.html).toContain(
    '<a href="https://a.example" rel="nofollow ugc noopener">a</a> <a href="/threads/1">b</a>',
  )
})

test('a picture from elsewhere is a link, one uploaded here is a picture', () => {
  expect(html('![meter](https://x.example/a.png)')).toBe(
    '<p><a href="https://x.example/a.png" rel="nofollow ugc noopener">meter</a></p>',
  )
  expect(html('![meter](/u/0a1b2c "mine")')).toBe(
    '<p><img src="/u/0a1b2c" alt="meter" title="mine" loading="lazy" /></p>',
  )
  expect(html('![x](/u/../settings)')).not.toContain('<img')
})

test('a picture inside a link does not become a link in a link', () => {
  expect(html('[![meter](https://x.example/a.png)](https://y.example)').match(/<a /g)).toHaveLength(1)
})

test('a type parameter without back ticks does not vanish', () => {
  expect(html('use List<String> or <title>')).toBe('<p>use List&lt;String&gt; or &lt;title&gt;</p>')
})

test('a table gets a box to scroll in', () => {
  expect(html('|a|b|\n|-|-:|\n|1|2|')).toMatch(
    /^<div class="wide" tabindex="0"><table>[\s\S]*<td align="right">2<\/td>[\s\S]*<\/table><\/div>$/,
  )
})

test('a mention links the longest name that exists and leaves the particle outside', () => {
  const known = new Map([
    ['민수', '/members/민수'],
    ['ann', '/members/ann'],
  ])
  const mention = (handle: string) => (known.has(handle) ? { href: known.get(handle) ?? '', handle } : null)
  const post = renderMarkdown('@민수님께, @ann에게, @nobody', { mention })
  expect(post.html).toBe(
    '<p><a class="mention" href="/members/%EB%AF%BC%EC%88%98">@민수</a>님께, <a class="mention" href="/members/ann">@ann</a>에게, @nobody</p>',
  )
  expect(post.mentions).toEqual(['민수', 'ann'])
})

test('without answers every reading of a mention is offered, longest first', () => {
  expect(renderMarkdown('@민수님께').mentions).toEqual(['민수님께', '민수님', '민수'])
  expect(renderMarkdown('@ann-b.').mentions).toEqual(['ann-b'])
})

test('code, links, e-mail addresses, packages and escapes mention nobody', () => {
  expect(
    renderMarkdown('`@ann` [@ann](/x) me@ann.example @angular/core \\@ann\n\n    @ann\n\n```\n@ann\n```').mentions,
  ).toEqual([])
})

test('a thread is referred to by its id and shown by its title', () => {
  const post = renderMarkdown('see #thr_01k9abcdef and #thr_01k9zzzzzz, not C#thr_01k9abcdef', {
    threadRef: (id) => (id === 'thr_01k9abcdef' ? { href: '/threads/1', title: 'R&D <3' } : null),
  })
  expect(post.html).toContain(
    'see <a class="thread-ref" href="/threads/1">R&amp;D &lt;3</a> and #thr_01k9zzzzzz, not C#',
  )
  expect(post.threadRefs).toEqual(['thr_01k9abcdef', 'thr_01k9zzzzzz'])
})

test('an excerpt is one line of at most 200 characters and never half a letter', () => {
  expect(renderMarkdown('# A & B\n\n- one\n- `two`\n\n```\ncode\n```').excerpt).toBe('A & B one two')
  expect(renderMarkdown('```\nonly code\n```').excerpt).toBe('only code')
  const long = renderMarkdown('👩‍👩‍👧'.repeat(60)).excerpt
  expect(long.length).toBeLessThanOrEqual(200)
  expect(long).toMatch(/^(?:👩‍👩‍👧)+…$/u)
})

test('Hangul typed in parts is stored whole, and the same text always gives the same HTML', () => {
  expect(html('한글 **굵게**'.normalize('NFD'))).toBe('<p>한글 <strong>굵게</strong></p>')
  const source = '- [ ] @ann\n>! x\n\n<b>y'
  expect(html(source)).toBe(html(source))
  expect(html('a\r\nb\0\ud800')).toBe('<p>a\nb\uFFFD\uFFFD</p>')
})

test('Korean emphasis works beside particles when marked as CommonMark asks', () => {
  expect(html('**강조**는 된다')).toBe('<p><strong>강조</strong>는 된다</p>')
})

test('imported HTML follows the same rules', () => {
  const post = sanitizeImportedHtml(
    '<h1>Node</h1><p>Run <code>a</code></p><pre class="lang-bash prettyprint-override"><code>echo "x" # y\n</code></pre>' +
      '<p><img src="//i.stack.imgur.com/x.png" alt="screen"><script>alert(1)</script></p>',
  )
  expect(post.html).toBe(
    '<h3>Node</h3><p>Run <code>a</code></p><pre tabindex="0"><code class="language-bash"><span class="k">echo</span> <span class="s">&quot;x&quot;</span> <span class="c"># y</span>\n</code></pre>' +
      '<p><a href="https://i.stack.imgur.com/x.png" rel="nofollow ugc noopener">screen</a></p>',
  )
  expect(post).toMatchObject({ excerpt: 'Node Run a screen', links: 1, lang: 'en', mentions: [] })
})

test.for([
  ['**계량기(Meter)**를', '<strong>계량기(Meter)</strong>를'],
  ['**"요금 안내"**에서', '<strong>"요금 안내"</strong>에서'],
  ['**100%**는', '<strong>100%</strong>는'],
  ['**`npm run`**을', '<strong><code>npm run</code></strong>을'],
  ['~~삭제(old)~~는', '<del>삭제(old)</del>는'],
  ['*강조(em)*를', '<em>강조(em)</em>를'],
  ['은**"인용"**이', '은<strong>"인용"</strong>이'],
  ['***둘 다(both)***를', '<em><strong>둘 다(both)</strong></em>를'],
  ['**漢字(かんじ)**を', '<strong>漢字(かんじ)</strong>を'],
  ['**굵게 *기울임(x)*를 안**에', '<strong>굵게 <em>기울임(x)</em>를 안</strong>에'],
  ['**굵게 *기울임*를 안**에', '<strong>굵게 <em>기울임</em>를 안</strong>에'],
  ['*기울임 **굵게**를 끝*을', '<em>기울임 <strong>굵게</strong>를 끝</em>을'],
  ['**굵게 ~~삭제~~는 안**에', '<strong>굵게 <del>삭제</del>는 안</strong>에'],
  ['~~`a`~~를', '<del><code>a</code></del>를'],
  ['**[링크](/a)**만', '<strong><a href="/a">링크</a></strong>만'],
  ['[링크](/a)를', '<a href="/a">링크</a>를'],
  ['__굵게(x)__를', '<strong>굵게(x)</strong>를'],
  ['_기울임_을', '<em>기울임</em>을'],
  // Names hold underscores.
  ['회원_이름_목록', '회원_이름_목록'],
  ['_회원_이름', '_회원_이름'],
  // As before: Latin letters part words with spaces.
  ['**a(b)**c', '**a(b)**c'],
  ['a*"foo"*', 'a*"foo"*'],
])('emphasis ends before a particle: %s', ([source, html]) => {
  expect(renderMarkdown(source ?? '').html.trim()).toBe(`<p>${html}</p>`)
})

test('any word in brackets or quotes is emphasised with any particle behind it', () => {
  const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code))
  const word = fc.array(syllable, { minLength: 1, maxLength: 5 }).map((all) => all.join(''))
  fc.assert(
    fc.property(word, fc.constantFrom(...')]}"\'%”’」』》〉】）.,?!…:;℃+#$@·/'), word, (inside, end, particle) => {
      expect(renderMarkdown(`${inside} **${inside}${end}**${particle}`).html.trim()).toBe(
        `<p>${inside} <strong>${inside}${end}</strong>${particle}</p>`.replaceAll('"', '"'),
      )
    }),
  )
})

test('two people beside a slash are both meant, and a sentence may begin right behind a name', () => {
  expect(renderMarkdown('@seoyeon/@bob').mentions).toEqual(['seoyeon', 'bob'])
  expect(renderMarkdown('@seoyeon.감사합니다').mentions).toContain('seoyeon')
  expect(renderMarkdown('@scope/package user@host.com').mentions).toEqual([])
})

test.for([
  ['https://example.com에서', 'https://example.com'],
  ['(https://example.com/a)를', 'https://example.com/a'],
  ['"https://example.com"을', 'https://example.com'],
  ['「https://example.com/a」을', 'https://example.com/a'],
  ["'https://example.com/a'를", 'https://example.com/a'],
  ['주소는 https://example.com:8080입니다만', 'https://example.com:8080'],
  ['https://example.com,그리고', 'https://example.com'],
  ['https://example.com/a.그리고', 'https://example.com/a'],
  ['https://example.com。다음', 'https://example.com'],
  ['https://example.com/?a=1&b=2를', 'https://example.com/?a=1&b=2'],
  ['https://example.com/path/에서는', 'https://example.com/path/'],
  ['https://example.com/가격표.pdf를', 'https://example.com/가격표.pdf'],
  ['https://ko.wikipedia.org/wiki/한국_(나라)를', 'https://ko.wikipedia.org/wiki/한국_(나라)'],
  ['(https://example.com/a_(b))은', 'https://example.com/a_(b)'],
  ['www.example.com으로', 'www.example.com'],
  ['me@example.com으로', 'me@example.com'],
  // Syllables that belong to the address.
  ['https://example.com/문서/시작', 'https://example.com/문서/시작'],
  ['https://example.com/?q=에서', 'https://example.com/?q=에서'],
  ['https://namu.wiki/w/단골', 'https://namu.wiki/w/단골'],
])('a bare address ends before what Korean attaches to it: %s', ([source = '', text = '']) => {
  const [, shown] = /<a [^>]*>([^<]*)<\/a>/.exec(renderMarkdown(source).html) ?? []
  expect(shown?.replaceAll('&amp;', '&')).toBe(text)
})

test('any address keeps its end before any particle', () => {
  const address = fc.constantFrom(
    'https://example.com',
    'http://localhost:3000',
    'https://a.example/b/c.html',
    'https://a.example/?x=1',
  )
  const particle = fc.constantFrom(
    ...'을 를 은 는 이 가 와 과 의 에 에서 에서는 으로 로 도 만 까지 부터 처럼 보다 라고 입니다 이에요 예요 이라는'.split(
      ' ',
    ),
  )
  fc.assert(
    fc.property(address, particle, (link, after) => {
      expect(renderMarkdown(`${link}${after} 봐 주세요`).html).toContain(`>${link}</a>${after} 봐`)
    }),
  )
})

test('a name may follow a Korean word or sentence without a space', () => {
  expect(renderMarkdown('감사합니다.@민수님 안녕@영희').mentions).toEqual(expect.arrayContaining(['민수', '영희']))
  expect(renderMarkdown('@민수/영희').mentions).toEqual(['민수'])
  expect(renderMarkdown('a.@ann b@ann.example').mentions).toEqual([])
})
