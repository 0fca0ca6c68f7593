import { expect, test } from 'vitest'
import { renderMarkdown, sanitizeImportedHtml } from '#app/core/markdown.server.ts'
import { markdownFromHtml } from '#app/core/markdown/from-html.server.ts'
import { canonical } from './parsed-html.ts'

test.each([
  ['emphasis', '<p>A <strong>b</strong> and <em>c</em>.</p>', 'A **b** and *c*.'],
  ['a link', '<p><a href="https://a.example/x" rel="nofollow">there</a></p>', '[there](https://a.example/x)'],
  [
    'a link that says its address',
    '<p><a href="https://a.example/x_y">https://a.example/x_y</a></p>',
    '<https://a.example/x_y>',
  ],
  ['a picture', '<p><img src="https://a.example/p.png" alt="the meter"></p>', '![the meter](https://a.example/p.png)'],
  [
    'code with its language',
    '<pre class="lang-js prettyprint-override"><code>a\n\n  b\n</code></pre>',
    '```js\na\n\n  b\n```',
  ],
  ['code with fences in it', '<pre><code>```\nx\n```\n</code></pre>', '````\n```\nx\n```\n````'],
  ['lists', '<ol start="0"><li>a<ul><li>b</li></ul></li><li>c</li></ol>', '0. a\n   - b\n1. c'],
  ['a quote', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
  ['hidden text', '<blockquote class="spoiler"><p>the butler</p></blockquote>', '>! the butler'],
  [
    'keys',
    '<p>Press <kbd>Ctrl</kbd>+<kbd>*</kbd>, H<sub>2</sub>O</p>',
    'Press <kbd>Ctrl</kbd>+<kbd>\\*</kbd>, H<sub>2</sub>O',
  ],
  [
    'a table',
    '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1 | 2</td><td><code>x</code></td></tr></tbody></table>',
    '| a   | b   |\n| --- | --- |\n| 1 \\| 2 | `x` |',
  ],
  ['formulas', '<p><span class="math-container">$x_1 * y$</span> and $a_b$</p>', '$x_1 * y$ and $a_b$'],
  ['formulas between escaped dollars', '<p><span class="math-container">\\$x_1\\$</span></p>', '$x_1$'],
  [
    'signs that mean nothing',
    '<p>1. * [a] _b_ snake_case &lt;b&gt; &amp;amp; ~c~ `d`</p>',
    '1\\. \\* \\[a\\] \\_b\\_ snake_case \\<b> \\&amp; \\~c\\~ \\`d\\`',
  ],
  ['scripts', '<p>a</p><script>alert(1)</script><style>b{}</style><!-- c -->', 'a'],
])('%s', (_, html, markdown) => expect(markdownFromHtml(html)).toBe(markdown))

test.each([
  '<p><strong>Note:</strong>read <em>this</em>one, un<em>believ</em>able, <em><strong>both</strong></em></p>',
  '<p><em>a</em><em>b</em> <strong>계량기(Meter)</strong>를</p>',
  '<p>a<br>- b<br># c<br><br>1) d</p>',
  '<ul><li><p>a</p><pre><code>b\n\nc\n</code></pre></li><li><p>d</p></li></ul><ul><li>e</li></ul>',
  '<p><a href="https://a.example/a_(b)c"><img src="https://a.example/i.png" alt="an [odd] ‘]’"></a></p>',
  '<h2>A<br>title #</h2><hr><blockquote><blockquote><p>x</p></blockquote><pre><code>y\n</code></pre></blockquote>',
  '<p>List&lt;String&gt; &amp;lt; a &lt;- b &lt;/p&gt; \\n \\* &lt;!-- c --&gt;</p>',
  '<dl><dt>a</dt><dd>b *c*</dd></dl><p>d</p>',
  '<p>`` ` `` and <code>a ` b</code> and <code>`</code></p>',
  '<p>+ a</p><p>=== b</p><p>~~~ c</p><p>| a | b |</p><p>&gt; d</p><p>+</p><p>--- f</p>',
])('shows the same as the HTML did: %s', (html) => {
  const seen = (text: string): string => canonical(text).replace(/<br><\/br>/g, '<br>')
  expect(seen(renderMarkdown(markdownFromHtml(html)).html)).toBe(seen(sanitizeImportedHtml(html).html))
})

test('what comes from HTML is made safe like anything typed', () => {
  const html =
    '<p onclick="x()">a <a href="javascript:alert(1)">b</a> &lt;script&gt;</p><iframe src="https://a.example"></iframe>'
  expect(renderMarkdown(markdownFromHtml(html)).html).toBe('<p>a <span>b</span> &lt;script&gt;</p>')
})

test.each([
  ['<b>'.repeat(30_000)],
  ['<ul><li>'.repeat(20_000)],
  ['<b '.repeat(60_000)],
  [`<table>${`<tr>${'<td>a</td>'.repeat(100)}</tr>`.repeat(150)}</table>`],
])('what no writer makes is refused before it is read: %.40s…', (html) => {
  expect(() => markdownFromHtml(html)).toThrow('markdown.tooDeep')
})
