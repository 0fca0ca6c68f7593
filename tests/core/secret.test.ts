import { expect, test } from 'vitest'
import { keyedHash, seal, unseal } from '#app/core/secret.server.ts'

const env = { SESSION_SECRET: 'a secret of more than thirty-two characters' }
const other = { SESSION_SECRET: 'another secret of more than 32 characters' }

test('what was sealed is read again only with the same secret and the same salt', () => {
  const sealed = seal(env, 'held-form', 'cookie', '쓴 글 <b>')
  expect(sealed).not.toContain('쓴')
  expect(unseal(env, 'held-form', 'cookie', sealed)).toBe('쓴 글 <b>')
  expect(unseal(env, 'held-form', 'other cookie', sealed)).toBeNull()
  expect(unseal(env, 'idempotency', 'cookie', sealed)).toBeNull()
  expect(unseal(other, 'held-form', 'cookie', sealed)).toBeNull()
})

test('a changed or a shortened seal opens nothing', () => {
  const sealed = Buffer.from(seal(env, 'held-form', '', 'text'), 'base64')
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
  expect(unseal(env, 'held-form', '', sealed.toString('base64'))).toBeNull()
  expect(unseal(env, 'held-form', '', 'AAAA')).toBeNull()
  expect(unseal(env, 'held-form', '', '')).toBeNull()
})

test('a hash of a short text depends on the secret, so that nobody who has only the database can guess it', () => {
  expect(keyedHash(env, 'idempotency', 'secret1')).toBe(keyedHash(env, 'idempotency', 'secret1'))
  expect(keyedHash(env, 'idempotency', 'secret1')).not.toBe(keyedHash(other, 'idempotency', 'secret1'))
  expect(keyedHash(env, 'idempotency', 'secret1')).not.toBe(keyedHash(env, 'held-form', 'secret1'))
})
