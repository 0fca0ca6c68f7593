import { hash } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { isDomainError } from '#app/core/errors.ts'
import { hashPassword, isOutdatedHash, verifyPassword } from '#app/domain/accounts/passwords/password-hash.server.ts'

test('a hash is argon2id of 19 MiB and two passes, and knows its password', async () => {
  const stored = await hashPassword('quiet morning tea')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await verifyPassword(stored, 'quiet morning tea')).toBe(true)
  expect(await verifyPassword(stored, 'Quiet morning tea')).toBe(false)
  expect(isOutdatedHash(stored)).toBe(false)
})

test('without a member the answer is no, after the same work', async () => {
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false)
})

test('a hash of another cost is outdated', async () => {
  expect(isOutdatedHash(await hash('quiet morning tea', { memoryCost: 8_192, timeCost: 2, parallelism: 1 }))).toBe(true)
})

test('four are hashed at once and 32 wait; the next is told to come back', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => hashPassword('quiet morning tea')))
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(refused).toHaveLength(4)
  for (const { reason } of refused) expect(isDomainError(reason) && reason.kind).toBe('rate_limited')
  await expect(hashPassword('quiet morning tea')).resolves.toMatch(/^\$argon2id/)
})
