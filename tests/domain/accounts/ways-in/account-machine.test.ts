// On both databases: the model is compared with the product.
import { expect, test } from 'vitest'
import { confirmByCode, confirmByPasskey } from '#app/domain/accounts/confirming/confirm-by-factor.server.ts'
import { confirmByPassword } from '#app/domain/accounts/confirming/confirm-by-password.server.ts'
import { waysToConfirm } from '#app/domain/accounts/confirming/ways-to-confirm.server.ts'
import {
  passSecondStepByCode,
  passSecondStepByPasskey,
  waitingStep,
} from '#app/domain/accounts/sessions/pass-second-step.server.ts'
import { askToSignIn, signInByPasskey } from '#app/domain/accounts/sessions/sign-in-by-passkey.server.ts'
import { signIn } from '#app/domain/accounts/sessions/sign-in.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPassword } from '#tests/factories/perks.ts'
import { appCode, withApp, withPasskey } from '#tests/factories/security.ts'
import { atABrowser } from '#tests/factories/sessions.ts'
import { softPasskey } from '#tests/setup/soft-passkey.ts'
import { testApp } from '#tests/setup/test-app.ts'
import {
  actsAt,
  emptyHand,
  everyAccount,
  explore,
  isTwoStep,
  type Account,
  type Hand,
  type State,
} from './account-machine.ts'

const accounts = everyAccount()
/** What an owner may have lost: one thing, or all devices and codes together. */
const losses: (keyof Hand)[][] = [
  [],
  ['password'],
  ['mailbox'],
  ['app'],
  ['passkey'],
  ['codes'],
  ['app', 'passkey', 'codes'],
  ['password', 'app', 'passkey', 'codes'],
  ['provider', 'company'],
]

const ownerOf = (account: Account, lost: readonly (keyof Hand)[]): Hand => {
  const hand: Hand = {
    password: account.password,
    mailbox: account.mail,
    app: account.app,
    passkey: account.passkey,
    codes: account.codes,
    provider: account.identity,
    company: account.handOver,
    session: false,
    staff: true,
  }
  for (const one of lost) hand[one] = false
  return hand
}

const confirmed = (states: Iterable<{ state: State; steps: string[] }>) =>
  [...states].filter(({ state }) => state.place === 'confirmed')

test('from every state an owner whom staff know gets back in within three steps, whatever was lost', () => {
  const late: string[] = []
  for (const account of accounts.filter(({ deleted }) => !deleted))
    for (const lost of losses) {
      const found = confirmed(explore({ account, hand: ownerOf(account, lost), place: 'out' }).values())
      const fewest = Math.min(...found.map(({ steps }) => steps.length))
      if (!(fewest <= 3)) late.push(`${JSON.stringify(account)} without ${lost.join(', ')}: ${fewest}`)
    }
  expect(late).toEqual([])
})

test('the owner of a deleted account who lost nothing is in again within three steps, without anybody’s help', () => {
  for (const account of accounts.filter(({ deleted }) => deleted)) {
    // A passkey names nobody: without another way, the owner kept the address of the page, or asks staff.
    const alone = account.password || account.mail || account.identity || account.handOver
    const hand = { ...ownerOf(account, []), staff: !alone }
    const steps = confirmed(explore({ account, hand, place: 'out' }).values()).map((one) => one.steps.length)
    expect(Math.min(...steps), JSON.stringify(account)).toBeLessThanOrEqual(3)
  }
})

test('a suspension ends for whom it was lifted, and stays through leaving and returning', () => {
  for (const account of accounts.filter(({ suspended }) => suspended)) {
    const ways = [...explore({ account, hand: ownerOf(account, []), place: 'out' }).values()]
    expect(ways.some(({ state }) => state.place === 'confirmed' && !state.account.suspended)).toBe(true)
    const alone = explore({ account, hand: { ...ownerOf(account, []), staff: false }, place: 'out' }).values()
    expect([...alone].filter(({ state }) => !state.account.suspended)).toEqual([])
  }
})

const oneThing = ['password', 'mailbox', 'codes', 'app', 'provider', 'company', 'session'] as const

test.each(oneThing)('the %s alone opens no account with a second step, and changes none of its factors', (thing) => {
  for (const account of accounts.filter((one) => isTwoStep(one))) {
    const hand = { ...emptyHand, [thing]: true }
    const reached = [...explore({ account, hand, place: 'out' }).values()]
    // An open session reads and writes; only what is confirmed changes a way in.
    const tooFar = reached.filter(
      ({ state }) => state.place === 'confirmed' || (thing !== 'session' && state.place === 'in'),
    )
    expect(tooFar, JSON.stringify(account)).toEqual([])
  }
})

test('a session with the password or the mailbox changes no factor of such an account either', () => {
  for (const account of accounts.filter((one) => isTwoStep(one) && !one.deleted)) {
    const hand = { ...emptyHand, session: true, password: true, mailbox: true }
    const first = actsAt({ account, hand, place: 'in' }).filter(
      ([, act]) => act({ account, hand, place: 'in' }) !== null,
    )
    expect(first, JSON.stringify(account)).toEqual([])
  }
})

test('the machine says what the product does, for every account of password, app, passkey and codes', async () => {
  const site = await testApp()
  const device = { userAgent: 'Firefox/140', ip: '203.0.113.7' }
  const password = 'quiet morning tea'
  const real = accounts.filter((one) => !one.identity && !one.handOver && !one.suspended && !one.deleted && one.mail)
  await site.set('security.rateLimits', false)
  for (const [index, account] of real.entries()) {
    const about = JSON.stringify(account)
    const who = await aMember(site, `owner${index}`)
    if (account.password) await aPassword(site, who, password)
    const passkey = account.passkey ? await withPasskey(site.as(who)) : null
    const app = account.app ? await withApp(site, site.as(who)) : null
    const codes = passkey?.codes ?? app?.codes ?? []
    if (!account.codes)
      await site.app.platform.open.db
        .deleteFrom('recovery_code')
        .where('member_id', '=', who.memberId ?? '')
        .execute()
    site.clock.advance({ minutes: 2 })
    const ok = (work: Promise<unknown>) =>
      work.then(
        () => true,
        () => false,
      )
    const enter = () =>
      signIn(site.visitor(), { login: who.handle ?? '', password, device, replaces: null }).catch(() => null)
    const stranger = softPasskey('http://localhost:3000')
    const key = passkey?.key ?? stranger
    const code = () => appCode(site, app?.key ?? 'AAAAAAAAAAAAAAAA')

    const says = (place: State['place'], name: string, hand: Partial<Hand>): State['place'] | null => {
      const state = { account, hand: { ...emptyHand, ...hand }, place }
      return actsAt(state).find(([one]) => one === name)?.[1](state)?.place ?? null
    }
    const first = await enter()
    const reached = first === null ? null : first.sessionId === null ? 'secondStep' : 'confirmed'
    expect(reached, `password ${about}`).toBe(says('out', 'password', { password: true }))
    expect(
      await ok(
        signInByPasskey(site.visitor(), {
          credential: key.get(await askToSignIn(site.visitor())),
          device,
          replaces: null,
        }),
      ),
      `passkey ${about}`,
    ).toBe(says('out', 'passkeyAlone', { passkey: true }) === 'confirmed')

    if (reached === 'secondStep') {
      const token = async () => (await enter())?.secondStep ?? null
      const byCode = async (typed: string) =>
        ok(passSecondStepByCode(site.visitor(), { token: await token(), device, code: typed }))
      expect(await byCode(code()), `app ${about}`).toBe(says('secondStep', 'appCode', { app: true }) === 'confirmed')
      expect(await byCode(codes[0] ?? ''), `code ${about}`).toBe(
        says('secondStep', 'recoveryCode', { codes: true }) === 'confirmed',
      )
      const waiting = await token()
      const question = (await waitingStep(site.visitor(), waiting))?.passkey ?? { challenge: '' }
      expect(
        await ok(passSecondStepByPasskey(site.visitor(), { token: waiting, device, credential: key.get(question) })),
        `second passkey ${about}`,
      ).toBe(says('secondStep', 'passkey', { passkey: true }) === 'confirmed')
    }

    const browser = await atABrowser(site, who)
    site.clock.advance({ minutes: 11 })
    expect(await ok(confirmByPassword(await browser(), { password })), `confirm by password ${about}`).toBe(
      says('in', 'confirmByPassword', { password: true }) === 'confirmed',
    )
    expect(await ok(confirmByCode(await browser(), { code: code() })), `confirm by app ${about}`).toBe(
      says('in', 'confirmByApp', { app: true }) === 'confirmed',
    )
    expect(await ok(confirmByCode(await browser(), { code: codes[1] ?? '' })), `confirm by code ${about}`).toBe(
      says('in', 'confirmByRecoveryCode', { codes: true }) === 'confirmed',
    )
    const asked = (await waysToConfirm(await browser())).passkey ?? { challenge: '' }
    expect(
      await ok(confirmByPasskey(await browser(), { credential: key.get(asked) })),
      `confirm by passkey ${about}`,
    ).toBe(says('in', 'confirmByPasskey', { passkey: true }) === 'confirmed')
  }
}, 60_000)
