import { expect, test } from 'vitest'
import { xmlElement, xmlText } from '#app/core/xml.ts'

test('text cannot end an element or an attribute', () => {
  expect(xmlElement('a', { href: '"><b>' }, xmlText('1 < 2 & 3 > "2"'))).toBe(
    '<a href="&quot;&gt;&lt;b&gt;">1 &lt; 2 &amp; 3 &gt; &quot;2&quot;</a>',
  )
})

test('characters that no XML may hold are left out, all others stay', () => {
  expect(xmlText('a\u0000\u000b\ud800b\ufffe한글 😀\n')).toBe('ab한글 😀\n')
})
