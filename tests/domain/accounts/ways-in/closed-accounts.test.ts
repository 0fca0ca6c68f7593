// On both databases: what the machine says of suspended and deleted accounts, done to real ones.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { askForLink } from '#app/domain/accounts/links/ask-for-link.server.ts'
import { passSecondStepByCode } from '#app/domain/accounts/sessions/pass-second-step.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { askToSignIn, signInByPasskey } from '#app/domain/accounts/sessions/sign-in-by-passkey.server.ts'
import { signIn } from '#app/domain/accounts/sessions/sign-in.server.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { tokenActor } from '#app/domain/accounts/tokens/token-actor.server.ts'
import { leaveCommunity } from '#app/domain/leaving/leave-community.server.ts'
import { returnToCommunity } from '#app/domain/leaving/return-to-community.server.ts'
import { wayBackByPassword } from '#app/domain/leaving/way-back.server.ts'
import { liftSanction } from '#app/domain/moderation/sanctions/lift-sanction.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aSanction } from '#tests/factories/moderation.ts'
import { aPassword } from '#tests/factories/perks.ts'
import { appCode, withApp, withPasskey } from '#tests/factories/security.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'
import { everyAccount, isTwoStep, type Account } from './account-machine.ts'

const password = 'quiet morning tea'
const device = { userAgent: 'Firefox/140', ip: '203.0.113.7' }
/** Of password, app and passkey: the codes are those of the other test. */
const accounts = everyAccount().filter(
  (one) => one.mail && !one.identity && !one.handOver && !one.suspended && !one.deleted && one.codes === isTwoStep(one),
)

type Owner = Awaited<ReturnType<typeof anOwner>>

async function anOwner(site: TestApp, account: Account, handle: string) {
  const who = await aMember(site, handle)
  if (account.password) await aPassword(site, who, password)
  const passkey = account.passkey ? await withPasskey(site.as(who)) : null
  const app = account.app ? await withApp(site, site.as(who)) : null
  site.clock.advance({ minutes: 2 })
  return { account, who, passkey, app, codes: [...(passkey?.codes ?? app?.codes ?? [])] }
}

const byPassword = (site: TestApp, { who }: Owner) =>
  signIn(site.visitor(), { login: who.handle ?? '', password, device, replaces: null }).catch(() => null)

const byPasskey = async (site: TestApp, { passkey }: Owner) =>
  passkey === null
    ? null
    : signInByPasskey(site.visitor(), {
        credential: passkey.key.get(await askToSignIn(site.visitor())),
        device,
        replaces: null,
      }).catch(() => null)

/** Who is signed in after everything that the owner has was shown; null: nobody. */
async function enters(site: TestApp, owner: Owner): Promise<Actor | null> {
  const first = await byPassword(site, owner)
  if (first === null) {
    const entered = await byPasskey(site, owner)
    return entered === null ? null : actorOf(site, entered.sessionId)
  }
  expect(first.sessionId === null, 'the second step is asked for').toBe(isTwoStep(owner.account))
  if (first.sessionId !== null) return actorOf(site, first.sessionId)
  const code = owner.app === null ? (owner.codes.pop() ?? '') : appCode(site, owner.app.key)
  const { sessionId } = await passSecondStepByCode(site.visitor(), { token: first.secondStep, device, code })
  return actorOf(site, sessionId)
}

async function actorOf(site: TestApp, sessionId: string): Promise<Actor | null> {
  return (await sessionActor(site.app.platform, sessionId, site.clock.now()))?.actor ?? null
}

test('a suspended owner gets in as before, with every step, to read why; a suspension that is lifted leaves nothing', async () => {
  const site = await testApp()
  await site.set('security.rateLimits', false)
  const mo = await aMember(site, 'mo')
  for (const [index, account] of accounts.entries()) {
    if (!account.password && !account.passkey) continue
    const owner = await anOwner(site, account, `suspended${index}`)
    const about = JSON.stringify(account)
    const { id } = await aSanction(site, { of: owner.who, by: mo, kind: 'suspension', hours: 24 })
    expect((await enters(site, owner))?.standing, about).toBe('suspended')
    site.clock.advance({ minutes: 1 })
    await liftSanction(site.as(mo), { id, reason: 'A mistake.' })
    expect((await enters(site, owner))?.standing ?? 'free', about).toBe('free')
  }
}, 60_000)

test('nothing opens a deleted account; its owner returns with the password, and every factor is asked for as before', async () => {
  const site = await testApp()
  await site.set('security.rateLimits', false)
  for (const [index, account] of accounts.entries()) {
    const owner = await anOwner(site, account, `deleted${index}`)
    const about = JSON.stringify(account)
    const login = owner.who.handle ?? ''
    const { text: token } = await createToken(site.as(owner.who), {
      memberId: owner.who.memberId ?? '',
      name: 'program',
      scopes: ['read'],
    })
    const { returnTo } = await leaveCommunity(site.as(owner.who), { posts: 'keep' })

    expect(await byPassword(site, owner), about).toBeNull()
    expect(await byPasskey(site, owner), about).toBeNull()
    expect(await tokenActor(site.app.platform, token, site.clock.now()), about).toBeNull()
    await askForLink(site.visitor(), { login, purpose: 'resetPassword' })
    await site.drainJobs()
    expect(await site.visitor().read.selectFrom('account_link').selectAll().execute(), about).toEqual([])

    expect(await wayBackByPassword(site.visitor(), { login, password }), about).toBe(account.password ? returnTo : null)
    await returnToCommunity(site.visitor(), { token: returnTo.replace('/return/', '') })
    if (account.password || account.passkey) expect((await enters(site, owner))?.handle, about).toBe(login)
  }
}, 60_000)
