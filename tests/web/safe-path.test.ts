import { expect, test } from 'vitest'
import { safePath } from '#app/web/safe-path.ts'

test.each(['/', '/threads?tag=a&b=1#p', '/members/%EA%B9%80', '/a//b'])('%s stays on this site', (path) => {
  expect(safePath(path)).toBe(path)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\n/evil',
  '/a\\..\\b',
  '',
  'threads',
  null,
  undefined,
  7,
])('%j leads to the front page', (value) => {
  expect(safePath(value)).toBe('/')
})

test('dots that climb out end inside', () => {
  expect(safePath('/threads/../../admin')).toBe('/admin')
  expect(safePath('/..//evil.example')).toBe('/')
})
