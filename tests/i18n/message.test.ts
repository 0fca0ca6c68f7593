import { expect, test } from 'vitest'
import { translator } from '#app/i18n/index.ts'
import { fieldMessage, messageText } from '#app/i18n/message.ts'

test('a message keeps its parameters on the way to the page', () => {
  const message = fieldMessage('common.field.tooShort', { count: 8 })
  expect(messageText(translator('en'), message)).toBe('Use at least 8 characters')
  expect(messageText(translator('ko'), message)).toBe('8자 이상 적어 주세요')
})

test('a message without parameters is its key', () => {
  expect(fieldMessage('common.field.required', {})).toBe('common.field.required')
  expect(messageText(translator('en'), 'common.field.required')).toBe('This field is required')
})
