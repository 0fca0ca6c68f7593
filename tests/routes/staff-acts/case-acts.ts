import { putCause } from '#app/domain/cases/causes/put-cause.server.ts'
import { setReminder } from '#app/domain/cases/day/set-reminder.server.ts'
import { checkPost } from '#app/domain/cases/detection/check-post.server.ts'
import { saveFilter } from '#app/domain/cases/filters/save-filter.server.ts'
import { mergeCases } from '#app/domain/cases/merge/merge-cases.server.ts'
import { addAbsence } from '#app/domain/cases/team/add-absence.server.ts'
import { archiveReplyTemplate } from '#app/domain/cases/templates/archive-reply-template.server.ts'
import { followCase } from '#app/domain/cases/work/follow-case.server.ts'
import { transitionCaseTo } from '#app/domain/cases/work/transition-case-to.server.ts'
import { anAnnouncement } from '#tests/factories/announcements.ts'
import { aCase, aCause, aRaisedCase, aReplyTemplate, doubtful, twoCases } from '#tests/factories/cases.ts'
import { aThread } from '#tests/factories/threads.ts'
import type { Act, Acts, Site } from './site.ts'

const onCase =
  (form: Act['form'], before?: (site: Site, number: number) => Promise<unknown>) =>
  async (site: Site): Promise<Act> => {
    const { number } = (await aCase(site.app, { of: site.ann, by: site.sam })).case
    await before?.(site, number)
    return { as: site.sam, params: { number: String(number) }, form }
  }

const onTemplate =
  (form: Act['form'], archived = false) =>
  async ({ app, sam }: Site): Promise<Act> => {
    const { id } = await aReplyTemplate(app, { by: sam })
    if (archived) await archiveReplyTemplate(app.as(sam), { id, archived })
    return { as: sam, params: { id }, form }
  }

const onCause =
  (form: Act['form']) =>
  async ({ app, sam }: Site): Promise<Act> => ({
    as: sam,
    params: { id: (await aCause(app, { by: sam })).id },
    form,
  })
const reminded = async (site: Site): Promise<Act> => {
  const { number } = (await aCase(site.app, { of: site.ann, by: site.sam })).case
  const id = await setReminder(site.app.as(site.sam), number, { day: '2030-01-01', reason: 'Ask', promised: false })
  return { as: site.sam, params: { number: String(number) }, form: { id } }
}

/** Written where only staff may read it: it may not be in the log. */
export const privateWords = 'Ann Kim phoned and was furious'

export const caseActs: Acts = {
  'staff/case.tsx reply': onCase({ body: 'Your money is on its way.', after: 'waiting_customer' }),
  'staff/templates/new.tsx save': ({ sam }) =>
    Promise.resolve({ as: sam, form: { title: 'Bill corrected', en: 'Your bill is right now.', ko: '' } }),
  'staff/templates/template.tsx save': onTemplate({ title: 'Bill corrected', en: 'Your bill is right now.' }),
  'staff/templates/template.tsx archive': onTemplate({}),
  'staff/templates/template.tsx unarchive': onTemplate({}, true),
  'staff/case.tsx ticket': onCase({ note: privateWords }, async ({ app }) => {
    await app.set('cases.ticketUrl', 'https://tickets.example.com/new')
    await app.set('cases.ticketSecret', 'a secret between us and the tickets')
  }),
  'staff/case.tsx ask': onCase({ email: 'meters@example.com', body: privateWords }, ({ app }) =>
    app.set('mail.replyAddress', 'reply@community.example.com'),
  ),
  'staff/case.tsx take': onCase({}),
  'staff/case.tsx confirm': onCase({}),
  'staff/case.tsx move': onCase({ to: 'waiting_customer', note: privateWords }, ({ app, sam }, number) =>
    transitionCaseTo(app.as(sam), { number, to: 'acknowledged', note: null }),
  ),
  'staff/case.tsx assign': onCase({ handle: 'sam', note: privateWords }),
  'staff/case.tsx classify': onCase({ severity: 'P3', category: 'usability' }),
  'staff/new-case.tsx open': ({ sam }) =>
    Promise.resolve({
      as: sam,
      form: { customer: '@ann', channel: 'phone', as: 'note', subject: 'A bill', body: privateWords },
    }),
  'staff/case.tsx merge': async ({ app, ann, sam }) => {
    const [kept, other] = await twoCases(app, { of: ann })
    return { as: sam, params: { number: String(other.number) }, form: { into: String(kept.number) } }
  },
  'staff/case.tsx undoMerge': async ({ app, ann, sam }) => {
    const [kept, other] = await twoCases(app, { of: ann })
    await mergeCases(app.as(sam), { number: other.number, into: kept.number })
    return { as: sam, params: { number: String(kept.number) }, form: { merged: String(other.number) } }
  },
  'staff/case.tsx undoRaise': async (site) => {
    const { number } = await aRaisedCase(site.app, { of: site.ann })
    return { as: site.sam, params: { number: String(number) }, form: { rule: 'repeated', reason: privateWords } }
  },
  'staff/case.tsx dismiss': onCase({ reason: privateWords }),
  'staff/case.tsx reopen': onCase({}, ({ app, sam }, number) =>
    transitionCaseTo(app.as(sam), { number, to: 'resolved', note: null }),
  ),
  'staff/case.tsx follow': onCase({}),
  'staff/case.tsx unfollow': onCase({}, ({ app, sam }, number) => followCase(app.as(sam), { number, follow: true })),
  'staff/case.tsx remind': onCase({ day: '2030-01-01', reason: privateWords }),
  'staff/case.tsx endReminder': reminded,
  'staff/day.tsx endReminder': reminded,
  'staff/team/colleague.tsx away': ({ sam }) =>
    Promise.resolve({ as: sam, params: { handle: 'sam' }, form: { from: '2030-01-01', to: '2030-01-05' } }),
  'staff/team/colleague.tsx back': async ({ app, sam }) => {
    const { id } = await addAbsence(app.as(sam), 'sam', { from: '2030-02-01', to: null })
    return { as: sam, params: { handle: 'sam' }, form: { id } }
  },
  'staff/team/colleague.tsx competence': ({ sam }) =>
    Promise.resolve({ as: sam, params: { handle: 'sam' }, form: { language: 'ko', category: 'price' } }),
  'staff/causes/index.tsx save': ({ sam }) =>
    Promise.resolve({ as: sam, form: { name: 'Late refunds', note: privateWords, parent: '', owner: 'sam' } }),
  'staff/causes/index.tsx put': async ({ app, ann, sam }) => ({
    as: sam,
    form: {
      causeId: (await aCause(app, { by: sam })).id,
      numbers: String((await aCase(app, { of: ann, by: sam })).case.number),
    },
  }),
  'staff/causes/index.tsx drop': async ({ app, ann, sam }) => {
    const { number } = (await aCase(app, { of: ann, by: sam })).case
    const { id: causeId } = await aCause(app, { by: sam })
    await putCause(app.as(sam), { causeId, numbers: [number] })
    return { as: sam, form: { causeId, number: String(number) } }
  },
  'staff/causes/cause.tsx save': onCause({ name: 'Late refunds', note: privateWords, parent: '', owner: '' }),
  'staff/causes/cause.tsx move': onCause({ to: 'planned' }),
  'staff/causes/cause.tsx put': async (site) => ({
    ...(await onCause({})(site)),
    form: { numbers: String((await aCase(site.app, { of: site.ann, by: site.sam })).case.number) },
  }),
  'staff/causes/cause.tsx name': async (site) => ({
    ...(await onCause({})(site)),
    form: { announcement: (await anAnnouncement(site.app, { by: site.sam })).thread.id },
  }),
  'staff/day.tsx decideDoubt': async ({ app, ann, sam }) => {
    const { post } = await aThread(app, { by: ann, ...doubtful })
    await checkPost(app.app.context(), { postId: post.id })
    return { as: sam, form: { postId: post.id, isComplaint: 'no' } }
  },
  'staff/cases.tsx change': async ({ app, ann, sam }) => ({
    as: sam,
    form: {
      numbers: String((await aCase(app, { of: ann, by: sam })).case.number),
      act: 'category',
      category: 'delivery',
    },
  }),
  'staff/cases.tsx saveFilter': ({ sam }) =>
    Promise.resolve({ as: sam, form: { name: 'Urgent', query: 'severity=P1', shared: 'on' } }),
  'staff/cases.tsx deleteFilter': async ({ app, sam }) => ({
    as: sam,
    form: { id: await saveFilter(app.as(sam), { name: 'Urgent', query: 'severity=P1', shared: false }) },
  }),
  'staff/cases.tsx open': async ({ app, ann, sam }) => ({
    as: sam,
    form: { postId: (await aThread(app, { by: ann })).post.id, severity: 'P2', category: 'price' },
  }),
}
