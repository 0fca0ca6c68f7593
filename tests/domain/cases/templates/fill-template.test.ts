import { expect, test } from 'vitest'
import { fillTemplate, openVariables, unknownVariables } from '#app/domain/cases/templates/fill-template.ts'

test('values take the place of their marks, and what a case lacks stays as it was written and is named', () => {
  expect(
    fillTemplate('Dear {customer}, {product} arrives by {due}. {customer}!', { customer: 'Ann', due: null }),
  ).toEqual({ text: 'Dear Ann, {product} arrives by {due}. Ann!', missing: ['product', 'due'] })
})

test('a value is text: its signs are no Markdown, an address stays one', () => {
  const values = { customer: '*Ann* <b>', link: 'https://example.com/me/cases/1_2' }
  expect(fillTemplate('{customer} {link}', values).text).toBe('\\*Ann\\* \\<b\\> https://example.com/me/cases/1_2')
})

test('a value that looks like a mark is not filled a second time', () => {
  expect(fillTemplate('{subject}', { subject: '{agent}', agent: 'Sam' })).toEqual({ text: '\\{agent\\}', missing: [] })
})

test('marks within code are meant as they are', () => {
  expect(openVariables('Write `{customer}`.\n\n```\n{due}\n```\n\n{product}')).toEqual(['product'])
})

test('a word in braces that is no variable is found in a template', () => {
  expect(unknownVariables('{custmer} {customer} {A} `{code}` {}')).toEqual(['custmer'])
})
