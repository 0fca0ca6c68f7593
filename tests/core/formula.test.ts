import { expect, test } from 'vitest'
import { renderMarkdown } from '#app/core/markdown.server.ts'

const formulas = (source: string): string[] =>
  [...renderMarkdown(source).html.matchAll(/<code class="formula"[^>]*>([^<]*)<\/code>/g)].map(([, text = '']) => text)

test('a formula is shown as typed and says what it is, in the language of the post', () => {
  expect(renderMarkdown('So $x_1 * y_2$ is *small*.').html).toBe(
    '<p>So <code class="formula" role="math" aria-label="Formula, as typed: $x_1 * y_2$">$x_1 * y_2$</code> is <em>small</em>.</p>',
  )
  expect(renderMarkdown('여기서 $x_1$는 사용량이에요.').html).toContain('aria-label="입력한 그대로의 수식: $x_1$"')
})

test.each([
  [
    'underscores and asterisks of two formulas are no emphasis',
    '$a_1$ and $b_2$, $a*b$ or $c*d$',
    ['$a_1$', '$b_2$', '$a*b$', '$c*d$'],
  ],
  ['emphasis around a formula', '**$x$** and _a $b_c$ d_', ['$x$', '$b_c$']],
  ['backslashes stay', '$\\frac{a}{b} \\\\ \\{c\\}$', ['$\\frac{a}{b} \\\\ \\{c\\}$']],
  ['signs that begin lists and headings', '$$\na\n- b\n# c\n= d\n$$', ['$$\na\n- b\n# c\n= d\n$$']],
  ['between lines of a paragraph', 'with\n$$\n+ a_1\n$$\nwe get', ['$$\n+ a_1\n$$']],
  ['in a list', '- first $$\n  a_1\n  $$', ['$$\na_1\n$$']],
  ['in a cell', '|a|\n|-|\n|$x_1$|', ['$x_1$']],
])('%s', (_, source, found) => expect(formulas(source)).toEqual(found))

test.each([
  'It costs $5 and $10, or $20/month, or US$200/year.',
  '$5-$10',
  'echo $HOME:$PATH and $HOME/$PATH',
  '$a = $b;',
  'paid $5, or 5$ now',
  '`$x_1$` and \\$x_1\\$',
  '$ x $ and $$ $$',
  '$a\n\nb$',
])('no formula: %s', (source) => expect(formulas(source)).toEqual([]))

test('an element that looks like a formula is code', () => {
  expect(renderMarkdown('<code class="formula" role="math" aria-label="x">y</code>').html).toBe('<p><code>y</code></p>')
})
