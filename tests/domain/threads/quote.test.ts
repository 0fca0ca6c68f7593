import { expect, test } from 'vitest'
import { quotation } from '#app/domain/threads/quote.ts'

test('a quotation names whom it quotes and marks every line', () => {
  expect(quotation('One.\n\nTwo.', 'bob')).toBe('@bob\n\n> One.\n>\n> Two.\n\n')
})

test('a text of a gone account is quoted without a name', () => {
  expect(quotation('One.', null)).toBe('> One.\n\n')
})

test('quotations inside the text are left out', () => {
  expect(quotation('> Earlier.\n\nLater.', 'bob')).toBe('@bob\n\n> Later.\n\n')
})

test('a long text is cut between two words', () => {
  const text = quotation('word '.repeat(400), null)
  expect(text.length).toBeLessThan(1010)
  expect(text).toMatch(/word …\n\n$/)
})
