import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkSignature, signBody } from '#app/core/signature.server.ts'

const secret = 'a secret of at least thirty-two characters'
const at = '2026-11-22T09:00:00.000Z'
const body = '{"a":1}'

test('a signature is t and the HMAC over t, a dot and the body, as anybody can work it out', () => {
  const hex = createHmac('sha256', secret).update(`1795338000.${body}`).digest('hex')
  expect(signBody(secret, body, at)).toBe(`t=1795338000,v1=${hex}`)
})

test('what was signed is good, also with the old signature beside the new one', () => {
  const header = signBody(secret, body, at)
  expect(checkSignature(secret, header, body, at)).toBe('good')
  expect(checkSignature(secret, `${header},v1=${'0'.repeat(64)}`, body, at)).toBe('good')
  expect(checkSignature(secret, header.replace(',', ', '), body, '2026-11-22T09:04:59.000Z')).toBe('good')
})

test('another body, another secret, another time or no signature is not', () => {
  const header = signBody(secret, body, at)
  expect(checkSignature(secret, header, '{"a":2}', at)).toBe('wrong')
  expect(checkSignature(`${secret}!`, header, body, at)).toBe('wrong')
  expect(checkSignature(secret, header.replace('t=1795338000', 't=1795338001'), body, at)).toBe('wrong')
  expect(checkSignature(secret, header, body, '2026-11-22T09:05:01.000Z')).toBe('stale')
  expect(checkSignature(secret, header, body, '2026-11-22T08:54:59.000Z')).toBe('stale')
  expect(checkSignature(secret, null, body, at)).toBe('missing')
  expect(checkSignature('', header, body, at)).toBe('missing')
  for (const broken of [
    'x',
    't=,v1=',
    't=1795338000',
    `t=1795338000,v1=${'0'.repeat(63)}`,
    `t=soon,v1=${'0'.repeat(64)}`,
  ])
    expect(checkSignature(secret, broken, body, at)).toBe('malformed')
})
