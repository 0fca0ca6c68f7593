import { parseWithZod } from '@conform-to/zod/v4'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { collectFields, formBounds, isFieldName } from '#app/web/form-bounds.ts'
import { readForm } from '#app/web/read-form.server.ts'

const urlencoded = 'application/x-www-form-urlencoded'
const asked = (body: string, type = urlencoded): Request =>
  new Request('http://localhost/', { method: 'POST', headers: { 'Content-Type': type }, body })

test('the names of our forms are names, and what a library would make a monster of is not', () => {
  for (const name of ['title', 'results[0].before', 'links[]', 'accounts.passwordMinLength', 'new-perk', 'a1'])
    expect(isFieldName(name), name).toBe(true)
  for (const name of [
    '',
    'a[99999999]',
    'a[100]',
    'a[-1]',
    'a[1e3]',
    'a[b]',
    '[0]',
    '.a',
    'a.',
    'a..b',
    'a]',
    'a[0',
    'a b',
    'a\0',
    '__proto__',
    '__intent__',
    'constructor',
    'a.constructor',
    'hasOwnProperty',
    'a.toString',
    'a[0].valueOf',
    `a${'.a'.repeat(4)}`,
    `a${'[0]'.repeat(4)}`,
    'a'.repeat(formBounds.name + 1),
  ])
    expect(isFieldName(name), name).toBe(false)
})

test('whatever the names of a form are, what is made of it stays about as large as it was sent', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('a', 'results', 'constructor', '__proto__'),
    fc.nat(10 ** 9).map((index) => `[${index}]`),
    fc.constantFrom('.', '[]', '[', ']', '.a'),
  )
  const name = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40 }), (names) => {
      const { form, add } = collectFields()
      for (const one of names) if (isFieldName(one)) add(one, 'x')
      const { payload } = parseWithZod(form, { schema: z.looseObject({}) })
      expect(JSON.stringify(payload).length).toBeLessThan(1_000 + names.length * (formBounds.index + 1) * 20)
    }),
    { numRuns: 500 },
  )
})

test('a form with more fields, other names or torn anywhere is no form', async () => {
  const multipart = (text: string) => asked(text, 'multipart/form-data; boundary=x')
  const field = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nb\r\n`
  const file = '--x\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\nbytes of a picture\r\n'
  const whole = `${field('a')}${file}${field('c')}--x--\r\n`
  expect([...(await readForm(multipart(whole))).form.keys()]).toEqual(['a', 'c'])
  for (let length = 0; length < whole.length - 4; length++)
    await expect(readForm(multipart(whole.slice(0, length))), String(length)).rejects.toThrow(/\S/)
  for (const request of [
    asked('a='.concat('&a='.repeat(formBounds.fields))),
    asked('&'.repeat(40_000)),
    asked('a[99999999]=1'),
    asked('a=%00'),
    asked('a=b', 'text/plain'),
    asked('a=b', 'multipart/form-data'),
    multipart(`${field('a').repeat(formBounds.fields + 1)}--x--\r\n`),
    multipart(`${field('a[5000000]')}--x--\r\n`),
    multipart(`${field('a'.repeat(10_000))}--x--\r\n`),
  ])
    await expect(readForm(request)).rejects.toMatchObject({ name: 'BadForm' })
  expect([...(await readForm(asked('a=b&a=c&d'))).form.entries()]).toEqual([
    ['a', 'b'],
    ['a', 'c'],
    ['d', ''],
  ])
})
