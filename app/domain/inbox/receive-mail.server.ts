import { isStaff, visitor, type Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, isDomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { detectLanguage } from '#app/core/language.ts'
import { once } from '#app/core/once.server.ts'
import { msOf } from '#app/core/time.ts'
import { needsSecondFactor } from '#app/domain/accounts/factors/second-factor-rule.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { contactOf } from '#app/domain/cases/queries/contacts.server.ts'
import { findQuestion } from '#app/domain/cases/queries/questions.server.ts'
import { answerQuestion } from '#app/domain/cases/questions/answer-question.server.ts'
import { memberOwesConsent } from '#app/domain/documents/queries/consents.server.ts'
import { isBlockedSender } from '#app/domain/holding/blocks/refuse-blocked.server.ts'
import { receiveBounce } from '#app/domain/mail/bounces/receive-bounce.server.ts'
import { mailOfReturnAddress } from '#app/domain/mail/bounces/return-address.server.ts'
import { mailReaders } from '#app/domain/mail/queries/mails.server.ts'
import type { IncomingMailTable } from '#db/schema/inbox.ts'
import { addressee, type Addressee } from './addressee.server.ts'
import { checkSender, type Resolver } from './check-sender.server.ts'
import { answersPerSender, mostBytes, perSender, type Incoming, type Received, type Refusal } from './incoming-mail.ts'
import { ownSigns } from './own-signs.server.ts'
import { postAnswer } from './post-answer.server.ts'
import { postCaseMessage } from './post-case-message.server.ts'
import { postQuestion } from './post-question.server.ts'
import { wasReceived } from './queries/incoming-mails.server.ts'
import { readMail, type ReadMail } from './read-mail.server.ts'
import { insertIncomingMail } from './store/incoming-mails.server.ts'
import { newTextOf } from './text/new-text.ts'

/**
 * Takes one message that came in. The same message is taken once, whatever happens in between. Programs are never
 * answered; people whose message is refused are told once what to do, with the text they wrote.
 * @param options.resolver DNS, for tests
 */
export async function receiveMail(
  ctx: Ctx,
  incoming: Incoming,
  options: { resolver?: Resolver } = {},
): Promise<Received> {
  const mail = await readMail(incoming.raw)
  const recipients = [incoming.recipient ?? '', ...mail.recipients]
  if (recipients.some((one) => mailOfReturnAddress(ctx.platform.env, one) !== null)) {
    await receiveBounce(ctx, incoming.raw, incoming)
    return { outcome: 'returned' }
  }
  if (await wasReceived(ctx.read, mail.key)) return { outcome: 'repeated' }
  const to = await addressee(ctx, recipients)
  if (to === null || mail.automatic || mail.from.address === '') return kept(ctx, mail, { outcome: 'ignored' })

  try {
    await ctx.platform.limits.take('receiveMail', mail.from.address, perSender)
  } catch {
    return refused(ctx, mail, 'tooMany')
  }
  if (incoming.raw.byteLength > mostBytes) return refused(ctx, mail, 'tooLarge')
  const verdict = await checkSender(incoming, options.resolver)
  // The address of an answer is a secret of its reader. That of a category is not, so the sender must be proved.
  if (verdict === 'failed' || (to.kind === 'question' && verdict !== 'passed'))
    return refused(ctx, mail, 'notAuthenticated')
  return taken(ctx, mail, to)
}

async function taken(ctx: Ctx, mail: ReadMail, to: Addressee): Promise<Received> {
  if (to.kind === 'expired') return refused(ctx, mail, 'expired')
  const text = newTextOf(mail, ownSigns())
  if (text === '' && mail.pictures.length === 0) return refused(ctx, mail, 'empty')
  if (to.kind === 'outside') return takenFromOutside(ctx, mail, to.questionId, text)
  const writer = await writerOf(ctx, mail, to)
  if (writer === null) {
    if (to.kind !== 'question') return refused(ctx, mail, 'wrongSender')
    if (await isBlockedSender(ctx, mail.from.address)) return kept(ctx, mail, { outcome: 'ignored' })
    return kept(ctx, mail, { outcome: 'held' }, { text, category: to.category })
  }
  const refusal = await agreementNeeded(ctx, writer)
  if (refusal !== null) return refused(ctx, mail, 'notAllowed', { text, error: refusal, memberId: writer.memberId })
  const as = ctx.as(writer)
  try {
    if (to.kind === 'case') {
      const { caseId } = to
      const { number } = await once(as, `mail ${mail.key}`, mail.key, (here) =>
        postCaseMessage(here, as, { caseId, text, pictures: mail.pictures }),
      )
      return await kept(ctx, mail, { outcome: 'written', number }, { memberId: writer.memberId })
    }
    const post = await once(as, `mail ${mail.key}`, mail.key, (here) =>
      to.kind === 'answer'
        ? postAnswer(here, as, { postId: to.postId, text, pictures: mail.pictures })
        : postQuestion(here, as, { category: to.category, title: mail.subject, text, pictures: mail.pictures }),
    )
    return await kept(ctx, mail, { outcome: 'posted', ...post }, { memberId: writer.memberId })
  } catch (error) {
    if (isDomainError(error)) return refused(ctx, mail, 'notAllowed', { text, error, memberId: writer.memberId })
    throw error
  }
}

/** Why a member writes nothing before agreeing to a change of the terms; null when nothing is owed. */
async function agreementNeeded(ctx: Ctx, writer: Actor): Promise<DomainError | null> {
  if (writer.memberId === null || isStaff(writer)) return null
  return (await memberOwesConsent(ctx.read, writer.memberId, ctx.now()))
    ? new DomainError('forbidden', 'legal.agree.byProgram', { code: 'agreement_needed' })
    : null
}

/** An answer to a question of staff about a case: only whoever was asked may give it. */
async function takenFromOutside(ctx: Ctx, mail: ReadMail, questionId: string, text: string): Promise<Received> {
  const question = await findQuestion(ctx.read, questionId)
  if (question?.address !== mail.from.address) return refused(ctx, mail, 'wrongSender')
  if (text === '') return refused(ctx, mail, 'empty')
  try {
    await once(ctx, `mail ${mail.key}`, mail.key, (here) => answerQuestion(here, { questionId, body: text }))
    return await kept(ctx, mail, { outcome: 'written' })
  } catch (error) {
    if (isDomainError(error)) return refused(ctx, mail, 'notAllowed', { text, error })
    throw error
  }
}

/** The member who wrote it; null when the address is another than the member's, or belongs to no member. */
async function writerOf(
  ctx: Ctx,
  mail: ReadMail,
  to: Exclude<Addressee, { kind: 'outside' | 'expired' }>,
): Promise<Actor | null> {
  if (to.kind === 'case' && to.memberId === null) {
    const contact = await contactOf(ctx.read, to.caseId)
    if (contact?.address === mail.from.address) return visitor
    // The address may have an account by now, which has taken the case over.
  }
  const found =
    to.kind === 'answer' || (to.kind === 'case' && to.memberId !== null)
      ? { id: to.memberId ?? '' }
      : { id: (await credentialsOf(ctx.read, { email: mail.from.address }))?.actor.memberId ?? '' }
  const reader = (await mailReaders(ctx.read, [found.id], ctx.now())).get(found.id)
  if (reader === undefined || reader.email !== mail.from.address) return null
  // A mailbox is one factor: roles that need two don't act by mail.
  const { actor } = reader
  return needsSecondFactor(actor.roles, ctx.setting('accounts.secondFactorFor'))
    ? { ...actor, roles: ['member'] }
    : actor
}

type More = { text?: string; error?: DomainError; memberId?: string | null; category?: string }

async function refused(ctx: Ctx, mail: ReadMail, reason: Refusal, more: More = {}): Promise<Received> {
  ctx.log.info({ reason, problem: more.error?.key }, 'a mail that came in was refused')
  return kept(ctx, mail, { outcome: 'refused', reason }, { text: newTextOf(mail, ownSigns()), ...more })
}

/** Writes down what became of a message, and answers its sender where that is due. */
async function kept(ctx: Ctx, mail: ReadMail, received: Received, more: More = {}): Promise<Received> {
  const answers = (received.outcome === 'refused' || received.outcome === 'held') && (await mayAnswer(ctx, mail))
  const row: IncomingMailTable = {
    id: newId('incomingMail', msOf(ctx.now())),
    key: mail.key,
    from_address: mail.from.address,
    member_id: more.memberId ?? null,
    subject: mail.subject.slice(0, 300),
    outcome: received.outcome,
    reason: received.outcome === 'refused' ? received.reason : null,
    problem: more.error === undefined ? null : JSON.stringify({ key: more.error.key, params: more.error.params }),
    // Only what was not posted: what was is in the post.
    text: received.outcome === 'refused' || received.outcome === 'held' ? (more.text ?? '') : null,
    category: more.category ?? null,
    post_id: received.outcome === 'posted' ? received.postId : null,
    at: ctx.now(),
  }
  const first = await ctx.write(
    async (tx) => {
      if (!(await insertIncomingMail(tx, row))) return false
      if (answers)
        await tx.record('mail.notTaken', {
          incomingId: row.id,
          language: detectLanguage(`${mail.subject} ${row.text ?? ''}`) ?? ctx.setting('site.language'),
        })
      return true
    },
    { unseen: true },
  )
  return first ? received : { outcome: 'repeated' }
}

async function mayAnswer(ctx: Ctx, mail: ReadMail): Promise<boolean> {
  try {
    await ctx.platform.limits.take('answerMail', mail.from.address, answersPerSender)
    return true
  } catch {
    return false
  }
}
