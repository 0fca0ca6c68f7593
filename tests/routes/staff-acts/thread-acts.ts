import type { Actor } from '#app/core/actor.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { changeKind } from '#app/domain/threads/upkeep/change-kind.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { mergeThread } from '#app/domain/threads/upkeep/merge-thread.server.ts'
import { pinThread } from '#app/domain/threads/upkeep/pin-thread.server.ts'
import { refileThread } from '#app/domain/threads/upkeep/refile-thread.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { setIdeaStatus } from '#app/domain/threads/upkeep/set-idea-status.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import { aCategory, aComment, aThread, anAnswer } from '#tests/factories/threads.ts'
import type { Act, Acts, Site } from './site.ts'

/** What a form of a thread is about: Ann's question with Bob's answer. */
async function asked(site: Site) {
  const question = await aThread(site.app, { by: site.ann })
  return { ...question, answer: await anAnswer(site.app, { to: question, by: site.bob }) }
}
type Asked = Awaited<ReturnType<typeof asked>>
type Fields = Act['form'] | ((here: Asked, site: Site) => Act['form'] | Promise<Act['form']>)

const onThread =
  (who: (site: Site) => Actor, fields: Fields, before?: (here: Asked, site: Site) => Promise<unknown>) =>
  async (site: Site): Promise<Act> => {
    const here = await asked(site)
    await before?.(here, site)
    const form = typeof fields === 'function' ? await fields(here, site) : fields
    return { as: who(site), params: { id: here.thread.id }, form }
  }

const mo = (site: Site) => site.mo
const sam = (site: Site) => site.sam
const onAnswer: Fields = ({ answer }) => ({ postId: answer.id })
const other: Fields = async (_here, { app, ann }) => ({ duplicateOf: (await aThread(app, { by: ann })).thread.id })

const onIdea =
  (form: Act['form'], before?: (site: Site, threadId: string) => Promise<unknown>) =>
  async (site: Site): Promise<Act> => {
    const { thread } = await aThread(site.app, { by: site.ann, kind: 'idea', title: 'A widget for the phone' })
    await before?.(site, thread.id)
    return { as: site.sam, params: { id: thread.id }, form }
  }

export const threadActs: Acts = {
  // Fourteen days later the asker has still not chosen.
  'threads/thread.tsx accept': onThread(sam, onAnswer, async (_here, { app }) => app.clock.advance({ days: 30 })),
  'threads/thread.tsx unaccept': onThread(sam, onAnswer, async ({ answer }, { app, sam: by }) => {
    app.clock.advance({ days: 30 })
    await acceptAnswer(app.as(by), { postId: answer.id })
  }),
  'threads/thread.tsx endorse': onThread(sam, onAnswer),
  'threads/thread.tsx remove': onThread(mo, onAnswer),
  'threads/thread.tsx restore': onThread(mo, onAnswer, ({ answer }, { app, mo: by }) =>
    removePost(app.as(by), { postId: answer.id }),
  ),
  'threads/thread.tsx lock': onThread(mo, {}),
  'threads/thread.tsx unlock': onThread(mo, {}, moved('lock')),
  'threads/thread.tsx archive': onThread(mo, {}),
  'threads/thread.tsx unarchive': onThread(mo, {}, moved('archive')),
  'threads/thread.tsx closeAsDuplicate': onThread(mo, other),
  'threads/thread.tsx reopen': onThread(mo, {}, async ({ thread }, { app, ann, mo: by }) => {
    const original = await aThread(app, { by: ann })
    await closeAsDuplicate(app.as(by), { threadId: thread.id, duplicateOf: original.thread.id })
  }),
  'threads/thread.tsx pin': onThread(mo, { scope: 'site', until: '' }),
  'threads/thread.tsx unpin': onThread(mo, {}, ({ thread }, { app, mo: by }) =>
    pinThread(app.as(by), { threadId: thread.id, scope: 'site', until: null }),
  ),
  'threads/thread.tsx move': onThread(mo, async (_here, { app }) => ({ category: await aCategory(app, 'billing') })),
  'threads/thread.tsx undoMove': onThread(mo, {}, async ({ thread }, { app, mo: by }) =>
    refileThread(app.as(by), { threadId: thread.id, category: await aCategory(app, 'billing') }),
  ),
  'threads/thread.tsx merge': onThread(mo, async (_here, { app, ann }) => ({
    into: (await aThread(app, { by: ann })).thread.id,
  })),
  'threads/thread.tsx split': onThread(mo, ({ answer }) => ({ posts: answer.id, title: 'A question of its own' })),
  'threads/thread.tsx undoTransfer': onThread(mo, async ({ thread }, { app, ann, mo: by }) => {
    const into = await aThread(app, { by: ann })
    await mergeThread(app.as(by), { threadId: thread.id, into: into.thread.id })
    const row = await app.app.platform.open.db
      .selectFrom('thread_transfer')
      .select('id')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    return { transferId: row.id }
  }),
  'threads/thread.tsx changeKind': onThread(mo, { kind: 'discussion', reason: 'Many opinions' }),
  'threads/thread.tsx undoKind': onThread(mo, {}, ({ thread }, { app, mo: by }) =>
    changeKind(app.as(by), { threadId: thread.id, kind: 'discussion', reason: 'Many opinions' }),
  ),
  'threads/thread.tsx ideaStatus': onIdea({ status: 'planned', reason: 'In the spring release.' }),
  'threads/thread.tsx undoIdeaStatus': onIdea({ reason: 'Too soon.' }, ({ app, sam: by }, threadId) =>
    setIdeaStatus(app.as(by), { threadId, status: 'planned', reason: 'In the spring release.' }),
  ),
  'threads/comments.tsx remove': async (site) => ({ as: site.mo, ...(await onComment(site)) }),
  'threads/comments.tsx restore': async (site) => {
    const { params, form } = await onComment(site)
    await removePost(site.app.as(site.mo), { postId: form.postId })
    return { as: site.mo, params, form }
  },
  'threads/edit-post.tsx editPost': async (site) => ({
    as: site.mo,
    params: { id: (await asked(site)).answer.id },
    form: { body: 'Turn on 2.4 GHz.', revision: '1' },
  }),
  'threads/edit-post.tsx editThread': async (site) => {
    const { post } = await asked(site)
    const form = { title: post.id, category: await aCategory(site.app, 'billing'), tags: 'router', body: post.body }
    return { as: site.mo, params: { id: post.id }, form: { ...form, revision: '1', product: '', version: '' } }
  },
  'threads/new.tsx ask': async ({ app, sam: by }) => ({
    as: by,
    form: {
      kind: 'announcement',
      title: 'Version 4.3 is here',
      body: 'It counts at night too.',
      category: await aCategory(app),
      tags: '',
    },
  }),
  'threads/revisions.tsx rollBack': async (site) => {
    const { answer } = await asked(site)
    await editPost(site.app.as(site.bob), { postId: answer.id, body: 'Turn on 2.4 GHz.', revision: 1 })
    return { as: site.mo, params: { id: answer.id }, form: { revision: '1', present: '2' } }
  },
  'threads/suggestion.tsx accept': async (site) => ({ as: site.mo, params: await aSuggestion(site), form: {} }),
  'threads/suggestion.tsx reject': async (site) => ({
    as: site.mo,
    params: await aSuggestion(site),
    form: { reason: 'The menu has this name' },
  }),
  'fairness.tsx compute': ({ ada }) => ({ as: ada, form: {} }),
}

function moved(act: 'lock' | 'archive') {
  return ({ thread }: Asked, { app, mo: by }: Site) => transitionThread(app.as(by), { threadId: thread.id, act })
}

async function onComment(site: Site): Promise<{ params: { id: string }; form: { postId: string } }> {
  const here = await asked(site)
  const comment = await aComment(site.app, { to: here, on: here.answer, by: site.ann })
  return { params: { id: here.answer.id }, form: { postId: comment.id } }
}

async function aSuggestion(site: Site): Promise<{ id: string }> {
  const { answer } = await asked(site)
  const input = { postId: answer.id, body: 'Turn on 2.4 GHz.', comment: 'Shorter', revision: 1 }
  return { id: (await suggestEdit(site.app.as(site.ann), input)).id }
}
