import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderMarkdown } from '#app/core/markdown.server.ts'
import { fillReferences, referencedIds } from '#app/core/markdown/fill-references.ts'

const thread = 'thr_01k9abcdef'
const member = 'mem_01k9abcdef'
const stored = renderMarkdown(`@ann about #${thread}`, {
  mention: (handle) => ({ handle, href: `/members/${member}` }),
  threadRef: (id) => ({ href: `/threads/${id}`, title: `#${id}` }),
}).html

test('any title and any name is filled in as text, never as HTML', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const filled = fillReferences(stored, (id) => ({ href: `/x/${id}`, text }))
      const words = filled.replace(/<\/?[a-z][^<>]*>/g, '')
      expect(words).not.toMatch(/[<>"]/)
      expect(filled.match(/<a /g)).toHaveLength(2)
    }),
  )
})

test('what nobody may know of becomes text: a thread its id, a member an omission', () => {
  expect(fillReferences(stored, () => null)).toBe(`<p>@… about #${thread}</p>`)
})

test('a member who was named anew is mentioned by the name of today', () => {
  const filled = fillReferences(stored, (id) => (id === member ? { href: '/members/anna', text: '@anna' } : null))
  expect(filled).toContain('<a class="mention" href="/members/anna">@anna</a>')
})

test('nobody can type a reference in HTML', () => {
  const typed = renderMarkdown(`<a class="thread-ref" href="/threads/${thread}">#${thread}</a>`).html
  expect(referencedIds([stored])).toEqual([member, thread])
  expect(referencedIds([typed])).toEqual([])
})
