import { expect, test } from 'vitest'
import { edit, wordAt, type EditName, type Text } from '#app/client/editor/text-edits.ts'

/** `a [b] c` is a text with b selected, `a | b` one with the caret. */
function text(drawn: string): Text {
  const caret = drawn.indexOf('|')
  if (caret >= 0) return { value: drawn.replace('|', ''), start: caret, end: caret }
  const start = drawn.indexOf('«')
  return { value: drawn.replace('«', '').replace('»', ''), start, end: drawn.indexOf('»') - 1 }
}

function drawn({ value, start, end }: Text): string {
  return start === end
    ? `${value.slice(0, start)}|${value.slice(start)}`
    : `${value.slice(0, start)}«${value.slice(start, end)}»${value.slice(end)}`
}

const edits: [name: EditName, before: string, after: string][] = [
  ['bold', 'a «b» c', 'a **«b»** c'],
  ['bold', 'a **«b»** c', 'a «b» c'],
  ['bold', 'a |', 'a **|**'],
  ['italic', '«한글»', '_«한글»_'],
  ['strike', '«x»', '~~«x»~~'],
  ['code', '«x»', '`«x»`'],
  ['code', '«a\nb»', '```\n«a\nb»\n```\n'],
  ['link', '«docs»', '[docs](«https://»)'],
  ['link', '«https://a.example/x»', '[|](https://a.example/x)'],
  ['quote', 'a\n|b\nc', 'a\n> |b\nc'],
  ['list', '«a\nb»', '- «a\n- b»'],
  ['list', '- «a\n- b»', '«a\nb»'],
  ['tasks', 'a|', '- [ ] a|'],
  ['heading', '|a', '## |a'],
  ['spoiler', 'a|', '>! a|'],
  ['mention', 'hi |', 'hi @|'],
]

test.each(edits)('%s turns %j into %j', (name, before, after) => {
  expect(drawn(edit(name, text(before)))).toBe(after)
})

const words: [before: string, found: { sign: string; query: string } | null][] = [
  ['@an|', { sign: '@', query: 'an' }],
  ['고마워요 @민|', { sign: '@', query: '민' }],
  ['(@an|', { sign: '@', query: 'an' }],
  ['see #meter reads|', { sign: '#', query: 'meter reads' }],
  ['mail@example|', null],
  ['@ann hello|', null],
  ['# Title|', null],
  ['@|', null],
  ['a «b»', null],
]

test.each(words)('at the caret of %j stands %j', (before, found) => {
  const word = wordAt(text(before))
  expect(word === null ? null : { sign: word.sign, query: word.query }).toEqual(found)
})
