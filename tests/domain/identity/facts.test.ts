import { expect, test } from 'vitest'
import { isOfDomain } from '#app/domain/accounts/email/mail-domain.ts'
import { factsFrom, isTrusted } from '#app/domain/identity/facts.ts'
import { signInPresets } from '#app/registry/sign-in-presets.ts'

const paths = signInPresets.company.claims

test('claims are read by their paths, also inside of others and with dots in their own names', () => {
  expect(
    factsFrom(
      'https://id.example.com',
      {
        sub: 7,
        name: ' Kim  Dami ',
        email: 'Dami@Example.com',
        email_verified: 'true',
        account: {
          id: 'C-7',
          products: ['kettle', 7, null, 'kettle'],
          startedAt: 1_427_814_000,
          renewsAt: '2027-04-01',
        },
        'https://example.com/plan': 'pro',
        groups: 'beta vip beta',
      },
      { ...paths, plan: 'https://example.com/plan' },
    ),
  ).toEqual({
    issuer: 'https://id.example.com',
    subject: '7',
    name: 'Kim Dami',
    handle: null,
    email: 'dami@example.com',
    emailVerified: true,
    account: {
      id: 'C-7',
      name: null,
      plan: 'pro',
      products: ['kettle', '7'],
      startedAt: '2015-03-31T15:00:00.000Z',
      renewsAt: '2027-04-01',
    },
    groups: ['beta', 'vip'],
  })
})

test('what is of another kind, too long or no date counts as not said; claims without an id name nobody', () => {
  const facts = factsFrom(
    'i',
    {
      sub: 's',
      name: 'x'.repeat(300),
      email: 'nothing',
      email_verified: 'yes',
      account: { id: 'C-1', startedAt: 'last year', renewsAt: Number.NaN },
      groups: [1, null, { a: 1 }, 'vip'],
    },
    paths,
  )
  expect(facts).toMatchObject({
    name: null,
    email: null,
    emailVerified: false,
    account: { startedAt: null, renewsAt: null },
    groups: ['1', 'vip'],
  })
  for (const claims of [null, 'text', {}, { sub: '' }, { sub: { a: 1 } }, { sub: '\u0000' }])
    expect(factsFrom('i', claims, paths)).toBeNull()
})

test('an address is believed for a domain and its parts, and for no other that ends alike', () => {
  const domains = ['example.com']
  expect(
    ['a@example.com', 'a@kr.example.com', 'a@notexample.com', 'a@example.com.evil.org', 'a@b@example.com'].map(
      (email) => isOfDomain(email, domains),
    ),
  ).toEqual([true, true, false, false, true])
  const provider = { trustedDomains: domains, vouches: false }
  expect(isTrusted({ email: 'a@example.com', emailVerified: false }, provider)).toBe(false)
  expect(isTrusted({ email: 'a@example.com', emailVerified: false }, { ...provider, vouches: true })).toBe(true)
  expect(isTrusted({ email: 'a@example.org', emailVerified: true }, { ...provider, vouches: true })).toBe(false)
})
