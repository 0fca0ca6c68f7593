import { expect, test } from 'vitest'
import { readableText } from '#app/domain/cases/detection/readable-text.ts'

test.each([
  ['before\n```\ncode\n```\nafter', 'fenced code'],
  ['before\n~~~ts\ncode\n~~~\nafter', 'code fenced with tildes'],
  ['before\n\n    code\n    code\n\nafter', 'indented code'],
  ['before\n> code\nafter', 'a quoted line'],
  ['before `code` after', 'inline code'],
  ['before https://code.example/code?code after', 'an address'],
  ['before ![code](code.png) after', 'an image'],
])('%j keeps its length and loses the code (%s)', (text) => {
  const readable = readableText(text)
  expect(readable).toHaveLength(text.length)
  expect(readable).not.toContain('code')
  expect(readable.indexOf('before')).toBe(text.indexOf('before'))
  expect(readable.indexOf('after')).toBe(text.indexOf('after'))
})

test('a fence that is never closed hides the rest, as it does on the page', () => {
  expect(readableText('before\n```\ncode\nmore').trim()).toBe('before')
})

test('an indented line inside a paragraph is text', () => {
  expect(readableText('first line\n    second line')).toBe('first line\n    second line')
})

test('the middle of a very long text is left out', () => {
  const text = `${'a'.repeat(4000)}${'b'.repeat(9000)}${'c'.repeat(2000)}`
  expect(readableText(text)).toBe(text.replaceAll('b', ' '))
})

test('a spoiler is the writer speaking and is read', () => {
  expect(readableText('>! hidden words')).toBe('>! hidden words')
})
