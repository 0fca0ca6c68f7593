import { systemActor } from '#app/core/actor.ts'
import { changeSetting } from '#app/core/change-setting.server.ts'
import { newId } from '#app/core/ids.ts'
import { saveAccount } from '#app/domain/accounts/customer-accounts/save-account.server.ts'
import { profileFieldShape } from '#app/domain/accounts/fields/input.ts'
import { saveProfileField } from '#app/domain/accounts/fields/save-profile-field.server.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { encodeWeights } from '#app/domain/cases/detection/own/own-version.ts'
import { policyShape } from '#app/domain/cases/promises/input.ts'
import { createPolicy } from '#app/domain/cases/promises/save-policy.server.ts'
import { addSynonym } from '#app/domain/catalogue/add-synonym.server.ts'
import { archiveCategory } from '#app/domain/catalogue/archive-category.server.ts'
import { archiveProduct } from '#app/domain/catalogue/archive-product.server.ts'
import { renameTag } from '#app/domain/catalogue/rename-tag.server.ts'
import { documentShape } from '#app/domain/documents/input.ts'
import { saveDocument } from '#app/domain/documents/save-document.server.ts'
import { createHandoverKey } from '#app/domain/identity/handover/create-handover-key.server.ts'
import { inviteByLink } from '#app/domain/joining/invitations/create-invitation.server.ts'
import { freezeRedemptions } from '#app/domain/ledger/freeze-redemptions.server.ts'
import { suppressByHand } from '#app/domain/mail/desk/suppress-by-hand.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import { archivePerk } from '#app/domain/perks/archive-perk.server.ts'
import { showBanner } from '#app/domain/site/banner/show-banner.server.ts'
import { saveBrandPicture } from '#app/domain/site/brand/save-brand-picture.server.ts'
import { skipSetupStep } from '#app/domain/site/setup/skip-setup-step.server.ts'
import { action as onRule } from '#app/routes/admin/loyalty/rule.tsx'
import { aPlace, aSoldProduct, tagId } from '#tests/factories/catalogue.ts'
import { aGroup } from '#tests/factories/groups.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPerk, givePoints, redeem } from '#tests/factories/perks.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { aProvider, providerForm } from '#tests/factories/providers.ts'
import { withApp } from '#tests/factories/security.ts'
import { aThread } from '#tests/factories/threads.ts'
import { visit } from '#tests/setup/route-visit.ts'
import type { Act, Acts, Site } from './site.ts'

let made = 0
/** Another name each time, so that the acts do not meet. */
const aName = (what: string) => `${what}-${String(made++)}`
const byAda =
  (form: Act['form']) =>
  ({ ada }: Site) => ({ as: ada, form })

async function aTag({ app, ann }: Site): Promise<{ id: string; name: string }> {
  const name = aName('tag')
  await aThread(app, { by: ann, tags: [name] })
  return { id: await tagId(app, name), name }
}

const onTag =
  (fields: (site: Site) => Act['form'] | Promise<Act['form']>) =>
  async (site: Site): Promise<Act> => ({ as: site.mo, params: { id: (await aTag(site)).id }, form: await fields(site) })

const account = {
  name: 'Mori Bakery',
  kind: 'company',
  plan: 'business',
  startedOn: '2024-02-28',
  renewsOn: '',
} as const

async function anAccount({ app, ada }: Site): Promise<string> {
  const saved = { ...account, renewsOn: null, externalId: aName('C') }
  return (await saveAccount(app.as(ada), saved)).accountId
}

async function aRequest(site: Site, cost = 100): Promise<string> {
  const member = await aMember(site.app, aName('member'))
  await givePoints(site.app, member, 9_000)
  return (await redeem(site.app, member, await aPerk(site.app, { cost }))).id
}

const onRequest =
  (form: Act['form'], cost?: number) =>
  async (site: Site): Promise<Act> => ({ as: site.sam, params: { id: await aRequest(site, cost) }, form })

/** Billing said something that contradicts the redemption. */
async function aFinding(site: Site): Promise<{ id: string; message: string }> {
  const id = await aRequest(site)
  const message = aName('msg-00000000')
  await site.app.app.platform.open.db
    .insertInto('billing_message')
    .values({
      id: message,
      redemption_id: id,
      type: 'redemption.fulfilled',
      received_at: site.app.clock.now(),
      body: '{}',
      finding: 'unknown_redemption',
      settled_at: null,
      settled_by: null,
      note: '',
    })
    .execute()
  return { id, message }
}

const terms = { intent: 'propose', day: 'outside', points: '12', pairTimesPerDay: '5', pairTimesInAll: '10' }

async function aDeadJob({ app, clock }: Site['app']): Promise<string> {
  const id = newId('job')
  await app.platform.open.db
    .insertInto('job')
    .values({
      id,
      name: 'detect-complaint',
      payload: '{}',
      run_at: clock.now(),
      state: 'dead',
      attempts: 5,
      max_attempts: 5,
      locked_until: null,
      locked_by: null,
      last_error: 'no such post',
      created_at: clock.now(),
      finished_at: null,
      dedupe_key: null,
    })
    .execute()
  return id
}

async function aFailedMail(app: Site['app'], { memberId }: Site['ann']): Promise<string> {
  await app
    .as(systemActor)
    .write((tx) => queueMail(tx, { kind: 'test', memberId: memberId ?? '', payload: {}, key: aName('mail') }))
  const { db } = app.app.platform.open
  const mail = await db.selectFrom('mail').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  await db.updateTable('mail').set({ state: 'failed', ended_at: app.clock.now() }).where('id', '=', mail.id).execute()
  return mail.id
}

const aFieldForm = { kind: 'text', nameEn: 'Device', nameKo: '기기', choices: '', visibility: 'public' }

async function aField(site: Site): Promise<string> {
  const field = profileFieldShape.parse(aFieldForm)
  return (await saveProfileField(site.app.as(site.ada), null, field)).id
}

const aPolicy = { firstResponse: '30', nextResponse: '30', resolution: '300', calendarId: 'cal_standard' }
const aCalendar = { nameEn: 'Support', nameKo: '지원', zone: 'Asia/Seoul', monday: '09:00-18:00' }

/** A version that the site learnt, as the training leaves it. */
async function aDetectionVersion({ app, clock }: Site['app']): Promise<string> {
  const id = newId('detectionHead')
  await app.platform.open.db
    .insertInto('detection_head')
    .values({
      id,
      trained_at: clock.now(),
      labels: 60,
      held: 20,
      figures: '{}',
      slope: 1,
      bias: 0,
      weights: encodeWeights(new Float32Array(4)),
    })
    .execute()
  return id
}

export const adminActs: Acts = {
  'admin/promises/new.tsx create': ({ ada }) => Promise.resolve({ as: ada, form: { ...aPolicy, tier: 'champion' } }),
  'admin/promises/policy.tsx change': ({ ada }) =>
    Promise.resolve({ as: ada, params: { id: 'slp_p1' }, form: aPolicy }),
  'admin/promises/policy.tsx delete': async ({ app, ada }) => ({
    as: ada,
    params: { id: (await createPolicy(app.as(ada), policyShape.parse({ ...aPolicy, source: 'nps' }))).id },
    form: {},
  }),
  'admin/promises/new-calendar.tsx create': ({ ada }) => Promise.resolve({ as: ada, form: aCalendar }),
  'admin/promises/calendar.tsx save': ({ ada }) =>
    Promise.resolve({ as: ada, params: { id: 'cal_standard' }, form: aCalendar }),
  'admin/promises/calendar.tsx addKorean': ({ ada }) =>
    Promise.resolve({ as: ada, params: { id: 'cal_standard' }, form: {} }),
  'admin/members/field.tsx save': ({ ada }) => ({ as: ada, params: { id: 'new' }, form: aFieldForm }),
  'admin/members/field.tsx delete': async (site) => ({
    as: site.ada,
    params: { id: await aField(site) },
    form: {},
  }),
  'admin/members/fields.tsx shift': async (site) => {
    await aField(site)
    return { as: site.ada, form: { id: await aField(site), direction: 'up' } }
  },
  'admin/catalogue/categories.tsx shift': async ({ app, ada }) => {
    const under = aName('shelf')
    await aPlace(app, ada, under)
    await aPlace(app, ada, aName('place'), { under })
    return { as: ada, form: { id: await aPlace(app, ada, aName('place'), { under }), direction: 'up' } }
  },
  'admin/catalogue/category.tsx save': ({ ada }) => ({
    as: ada,
    params: { id: 'new' },
    form: { slug: aName('place'), nameEn: 'Roofs', nameKo: '지붕', parentId: '' },
  }),
  'admin/catalogue/category.tsx archive': async ({ app, ada }) => ({
    as: ada,
    params: { id: await aPlace(app, ada, aName('place')) },
    form: { moveTo: '' },
  }),
  'admin/catalogue/category.tsx unarchive': async ({ app, ada }) => {
    const id = await aPlace(app, ada, aName('place'))
    await archiveCategory(app.as(ada), { id, moveTo: null })
    return { as: ada, params: { id }, form: {} }
  },
  'admin/content/document.tsx write': ({ ada }) => ({
    as: ada,
    params: { kind: 'terms' },
    form: { textEn: 'Terms', textKo: '약관', step: 'publish' },
  }),
  'admin/content/document.tsx discard': async ({ app, ada }) => {
    await saveDocument(app.as(ada), 'privacy', documentShape.parse({ textEn: aName('Privacy'), textKo: '방침' }))
    return { as: ada, params: { kind: 'privacy' }, form: {} }
  },
  'admin/catalogue/product.tsx save': ({ ada }) => ({
    as: ada,
    params: { id: 'new' },
    form: { slug: aName('product'), nameEn: 'Meter', nameKo: '계량기', versions: '' },
  }),
  'admin/catalogue/product.tsx archive': async ({ app, ada }) => ({
    as: ada,
    params: { id: await aSoldProduct(app, ada, aName('product')) },
    form: {},
  }),
  'admin/catalogue/product.tsx unarchive': async ({ app, ada }) => {
    const id = await aSoldProduct(app, ada, aName('product'))
    await archiveProduct(app.as(ada), { id })
    return { as: ada, params: { id }, form: {} }
  },
  'admin/catalogue/products.tsx shift': async ({ app, ada }) => ({
    as: ada,
    form: { id: await aSoldProduct(app, ada, aName('product')), direction: 'up' },
  }),
  'admin/catalogue/synonyms.tsx save': byAda({ ko: '전기요금 = 전기세', en: 'bill = invoice' }),
  'admin/catalogue/synonyms.tsx restore': byAda({}),
  'admin/catalogue/tag.tsx describe': onTag(() => ({ aboutEn: 'Sending data home', aboutKo: '데이터 보내기' })),
  'admin/catalogue/tag.tsx rename': onTag(() => ({ name: aName('tag'), reason: 'One name' })),
  'admin/catalogue/tag.tsx merge': onTag(async (site) => ({ into: (await aTag(site)).name, reason: 'One name' })),
  'admin/catalogue/tag.tsx addSynonym': onTag(() => ({ synonym: aName('synonym') })),
  'admin/catalogue/tag.tsx removeSynonym': async (site) => {
    const { id } = await aTag(site)
    const synonym = aName('synonym')
    await addSynonym(site.app.as(site.mo), { id, synonym })
    return { as: site.mo, params: { id }, form: { synonym } }
  },
  'admin/catalogue/tag.tsx remove': async (site) => {
    const { id } = await aTag(site)
    await site.app.app.platform.open.db.deleteFrom('thread_tag').where('tag_id', '=', id).execute()
    await site.app.app.platform.open.db.updateTable('tag').set({ thread_count: 0 }).where('id', '=', id).execute()
    return { as: site.mo, params: { id }, form: {} }
  },
  'admin/catalogue/tags.tsx undo': async (site) => {
    const { id } = await aTag(site)
    await renameTag(site.app.as(site.mo), { id, name: aName('tag'), reason: '' })
    const change = await site.app.app.platform.open.db
      .selectFrom('tag_change')
      .select('id')
      .where('tag_id', '=', id)
      .executeTakeFirstOrThrow()
    return { as: site.mo, form: { id: change.id } }
  },
  'admin/loyalty/badges.tsx run': byAda({}),
  'admin/loyalty/ledger.tsx check': byAda({}),
  'admin/loyalty/ledger.tsx freeze': byAda({ reason: 'Something looks odd' }),
  'admin/loyalty/ledger.tsx lift': async ({ app, ada }) => {
    await freezeRedemptions(app.as(ada), { reason: 'Something looks odd' }).catch(() => undefined)
    return { as: ada, form: { reason: 'All is well' } }
  },
  'admin/loyalty/ledger.tsx adjust': byAda({ handle: 'bob', unit: 'points', amount: '5', reason: 'For the talk' }),
  'admin/loyalty/rule.tsx propose': async ({ app, ada }) => {
    const tried = (await onRule(
      visit(app.as(ada), {
        at: '/admin/rules',
        params: { rule: 'answer-accepted' },
        form: { ...terms, step: 'simulate' },
      }),
    )) as unknown as { data: { extra: { simulation: { digest: string } } } }
    const { digest } = tried.data.extra.simulation
    return {
      as: ada,
      params: { rule: 'answer-accepted' },
      form: { ...terms, step: 'save', simulated: digest, reason: 'Worth more' },
    }
  },
  'admin/loyalty/tiers.tsx save': byAda({ regular: '200', champion: '500', ambassador: '900' }),
  'admin/mail/addresses.tsx suppress': byAda({ address: 'gone@example.com' }),
  'admin/mail/addresses.tsx release': async ({ app, ada }) => {
    await suppressByHand(app.as(ada), { address: 'back@example.com' })
    return { as: ada, form: { address: 'back@example.com' } }
  },
  'admin/mail/index.tsx resend': async ({ app, ada, ann }) => ({ as: ada, form: { id: await aFailedMail(app, ann) } }),
  'admin/mail/index.tsx test': byAda({}),
  'admin/catalogue/category.tsx rights': async ({ app, ada }) => ({
    as: ada,
    params: { id: await aPlace(app, ada, aName('place'), { seeing: 'groups' }) },
    form: { sees: await aGroup(app, ada, aName('group')) },
  }),
  'admin/members/groups.tsx create': byAda({ key: 'testers', nameEn: 'Testers', nameKo: '시범 고객' }),
  'admin/members/group.tsx add': async ({ app, ada }) => ({
    as: ada,
    params: { key: await aGroup(app, ada, aName('group')) },
    form: { handle: 'bob' },
  }),
  'admin/members/group.tsx remove': async ({ app, ada, bob }) => ({
    as: ada,
    params: { key: await aGroup(app, ada, aName('group'), { members: [bob] }) },
    form: { handle: 'bob' },
  }),
  'admin/members/group.tsx save': async ({ app, ada }) => ({
    as: ada,
    params: { key: await aGroup(app, ada, aName('group')) },
    form: { nameEn: 'Pros', nameKo: '프로', plans: 'Pro' },
  }),
  'admin/members/group.tsx delete': async ({ app, ada }) => ({
    as: ada,
    params: { key: await aGroup(app, ada, aName('group')) },
    form: {},
  }),
  'admin/members/account.tsx save': async (site) => ({
    as: site.ada,
    params: { id: await anAccount(site) },
    form: { ...account, plan: 'home' },
  }),
  'admin/members/account.tsx link': async (site) => ({
    as: site.ada,
    params: { id: await anAccount(site) },
    form: { handle: 'bob' },
  }),
  'admin/members/account.tsx unlink': async (site) => {
    const id = await anAccount(site)
    const { handle, memberId } = await aMember(site.app, aName('member'))
    await site.app.app.platform.open.db
      .updateTable('member')
      .set({ account_id: id, account_linked_at: site.app.clock.now() })
      .where('id', '=', memberId)
      .execute()
    return { as: site.ada, params: { id }, form: { handle: handle ?? '' } }
  },
  'admin/members/accounts.tsx save': ({ ada }) => ({ as: ada, form: { ...account, externalId: aName('C') } }),
  'admin/members/accounts.tsx import': ({ ada }) => ({
    as: ada,
    form: { text: `external_id,name,kind,plan,started_on\n${aName('C')},Haru,company,business,2022-03-01` },
  }),
  'admin/members/member.tsx roles': async ({ app, ada }) => ({
    as: ada,
    params: { handle: (await aMember(app, aName('member'))).handle ?? '' },
    form: { roles: ['curator'], reason: 'Asked for it' },
  }),
  'admin/members/member.tsx passwordLink': async ({ app, ada }) => ({
    as: ada,
    params: { handle: (await aMember(app, aName('member'))).handle ?? '' },
    form: {},
  }),
  'admin/members/member.tsx resetFactors': async (site) => {
    const member = await aMember(site.app, aName('member'))
    await withApp(site.app, site.app.as(member))
    return { as: site.ada, params: { handle: member.handle ?? '' }, form: {} }
  },
  'admin/members/member.tsx trust': async ({ app, ada }) => ({
    as: ada,
    params: { handle: (await aMember(app, aName('member'))).handle ?? '' },
    form: { level: '3' },
  }),
  'admin/operation/audit.tsx verify': byAda({}),
  'admin/operation/detection.tsx train': byAda({}),
  'admin/operation/detection.tsx use': async ({ app, ada }) => ({
    as: ada,
    form: { id: await aDetectionVersion(app) },
  }),
  'admin/operation/tokens.tsx create': byAda({ handle: 'ann', name: 'CRM', scopes: ['read'], days: '90' }),
  'admin/operation/tokens.tsx revoke': async ({ app, ada, ann }) => ({
    as: ada,
    form: {
      tokenId: (await createToken(app.as(ann), { memberId: ann.memberId ?? '', name: 'CRM', scopes: ['read'] })).id,
    },
  }),
  'admin/members/member.tsx deleteAccount': async ({ app, ada }) => ({
    as: ada,
    params: { handle: (await aMember(app, aName('member'))).handle ?? '' },
    form: { posts: 'keep', reason: 'asked by letter' },
  }),
  'admin/operation/jobs.tsx retry': async ({ app, ada }) => ({ as: ada, form: { id: await aDeadJob(app) } }),
  'admin/site/banner.tsx show': byAda({
    textEn: 'Maintenance on Sunday',
    textKo: '일요일에 점검해요',
    audience: 'everybody',
    fromDay: '2026-11-22',
    untilDay: '2026-11-23',
  }),
  'admin/site/banner.tsx end': async ({ app, ada }) => {
    const input = {
      textEn: 'A',
      textKo: '가',
      url: '',
      audience: 'members',
      fromDay: '2026-11-22',
      untilDay: '2030-01-01',
    } as const
    return { as: ada, form: { id: (await showBanner(app.as(ada), input)).id } }
  },
  'admin/site/navigation.tsx shift': byAda({ id: 'perks', direction: 'up' }),
  'admin/site/navigation.tsx show': byAda({ id: 'ideas', shown: 'no' }),
  'admin/site/setup.tsx skip': byAda({ step: 'perks' }),
  'admin/site/setup.tsx putBack': async ({ app, ada }) => {
    await skipSetupStep(app.as(ada), { step: 'mail', skipped: true })
    return { as: ada, form: { step: 'mail' } }
  },
  'admin/site/setup.tsx starterCategories': byAda({}),
  'admin/site/setup.tsx close': byAda({ closed: 'yes' }),
  'admin/site/brand.tsx save': byAda({ nameEn: 'Haruwatt' }),
  'admin/site/brand.tsx picture': async ({ ada }) => ({ as: ada, form: { kind: 'icon' }, file: await aPicture() }),
  'admin/site/brand.tsx removePicture': async ({ app, ada }) => {
    await saveBrandPicture(app.as(ada), { kind: 'icon', bytes: await aPicture() })
    return { as: ada, form: { kind: 'icon' } }
  },
  'admin/operation/preview-holding.tsx save': ({ ada }) => ({
    as: ada,
    form: { 'values.holding_links': '7' },
  }),
  'admin/operation/setting-subject.tsx reset': async ({ app, ada }) => {
    await changeSetting(app.as(ada), 'threads.maxTags', '3')
    return { as: ada, form: { key: 'threads.maxTags' } }
  },
  'admin/operation/setting-subject.tsx save': ({ ada }) => ({
    as: ada,
    params: { subject: 'site' },
    form: {
      'values.site_name': 'Haru',
      'values.site_language': 'en',
      'values.site_timeZone': 'Asia/Seoul',
      'values.site_backupDays': '2',
    },
  }),
  'admin/perks/perk.tsx save': ({ ada }) => ({
    as: ada,
    form: {
      slug: aName('perk'),
      kind: 'early-access',
      delivery: 'hand',
      titleEn: 'Early access',
      titleKo: '먼저 써 보기',
      aboutEn: 'New things first.',
      aboutKo: '새 기능을 먼저 써요.',
      cost: '100',
    },
  }),
  'admin/perks/perk.tsx archive': async ({ app, ada }) => ({
    as: ada,
    params: { id: (await aPerk(app)).id },
    form: { note: '' },
  }),
  'admin/perks/perk.tsx restore': async ({ app, ada }) => {
    const { id } = await aPerk(app)
    await archivePerk(app.as(ada), { id, archived: true, note: '' })
    return { as: ada, params: { id }, form: { note: '' } }
  },
  'admin/perks/perk.tsx load': async ({ app, ada }) => ({
    as: ada,
    params: { id: (await aPerk(app, { kind: 'coupon', delivery: 'coupon', stock: 0 })).id },
    form: { codes: aName('CODE') },
  }),
  'admin/perks/redemption.tsx approve': onRequest({ note: '' }, 2_000),
  'admin/perks/redemption.tsx deny': onRequest({ note: 'Not this month' }, 2_000),
  'admin/perks/redemption.tsx fulfil': onRequest({ note: 'Sent' }),
  'admin/perks/redemption.tsx fail': onRequest({ note: 'Sorry' }),
  'admin/perks/redemption.tsx settle': async (site) => {
    const { id, message } = await aFinding(site)
    return { as: site.sam, params: { id }, form: { message, note: 'Paid back by hand' } }
  },
  'admin/perks/redemptions.tsx settle': async (site) => ({
    as: site.sam,
    form: { message: (await aFinding(site)).message, note: 'Paid back by hand' },
  }),
  'admin/members/invitations.tsx mail': byAda({ emails: 'dami@nalgae.test', role: 'agent', days: '7' }),
  'admin/members/invitations.tsx link': byAda({ mostUses: '20', days: '7' }),
  'admin/members/invitations.tsx revoke': async ({ app, ada }) => ({
    as: ada,
    form: { id: (await inviteByLink(app.as(ada), { group: null, days: 7, note: '', mostUses: 1 })).id },
  }),
  'admin/sign-in/index.tsx shift': async ({ app, ada }) => {
    await aProvider(app, { key: aName('first') })
    return { as: ada, form: { id: await aProvider(app, { key: aName('second') }), direction: 'up' } }
  },
  'admin/sign-in/index.tsx check': async ({ app, ada }) => ({
    as: ada,
    form: { id: await aProvider(app, { key: aName('checked'), issuer: 'http://127.0.0.1:1' }) },
  }),
  'admin/sign-in/provider.tsx save': async ({ app, ada }) => ({
    as: ada,
    params: { id: await aProvider(app, { key: aName('saved') }) },
    form: { ...providerForm, key: aName('changed'), name: 'Another name' },
  }),
  'admin/sign-in/provider.tsx delete': async ({ app, ada }) => ({
    as: ada,
    params: { id: await aProvider(app, { key: aName('deleted') }) },
    form: {},
  }),
  'admin/sign-in/provider.tsx createKey': async ({ app, ada }) => ({
    as: ada,
    params: { id: await aProvider(app, { preset: 'handover', key: aName('over') }) },
    form: { algorithm: 'HS256' },
  }),
  'admin/sign-in/provider.tsx endKey': async ({ app, ada }) => {
    const id = await aProvider(app, { preset: 'handover', key: aName('over') })
    const key = await createHandoverKey(app.as(ada), { providerId: id, algorithm: 'HS256', publicKey: '' })
    return { as: ada, params: { id }, form: { id: key.id } }
  },
}
