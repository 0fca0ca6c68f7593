import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { CaseTimeline, type CaseEntry } from '#app/components/cases/case-timeline.tsx'
import { AlsoHere, alsoWritten, inOrder } from '#app/components/cases/merge/own-merged.tsx'
import { NextStep, PromiseHint, RatingLine } from '#app/components/cases/own-case.tsx'
import { Editor } from '#app/components/editor/editor.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { LiveNews } from '#app/components/parts/live-news.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { continueCase } from '#app/domain/cases/after/continue-case.server.ts'
import { caseReference } from '#app/domain/cases/case.ts'
import { customerReplyShape } from '#app/domain/cases/input.ts'
import { ownCasePage } from '#app/domain/cases/queries/own.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { reopenCase } from '#app/domain/cases/work/reopen-case.server.ts'
import { caseNumberOf } from '#app/views/case-number.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: (_data, { number }) => ({ caseNumber: Number(number) }),
  page: 'narrow',
  head: (data, t) => ({
    title: data ? `${caseReference(data.number)} · ${data.subject}` : t('cases.own.title'),
    noindex: true,
  }),
}

export const loader = memberLoader(async ({ ctx, params }) => {
  const number = caseNumberOf(params.number)
  const own = await ownCasePage(ctx, number)
  // It is part of another of their cases now.
  if (own.number !== number) throw redirect(urls.myCase(own.number))
  return own
})

export const action = formAction(
  {
    write: intent({
      shape: customerReplyShape.omit({ number: true }),
      limit: 'post',
      run: async ({ ctx, params }, { body }) => {
        const { number } = await customerReply(ctx, { number: caseNumberOf(params.number), body })
        return { to: urls.myCase(number), toast: { tone: 'good', key: 'cases.toast.written' } }
      },
    }),
    continue: intent({
      shape: customerReplyShape.omit({ number: true }),
      limit: 'post',
      run: async ({ ctx, params }, { body }) => {
        const { number } = await continueCase(ctx, { number: caseNumberOf(params.number), body })
        return { to: urls.myCase(number), toast: { tone: 'good', key: 'cases.toast.feedback', params: { number } } }
      },
    }),
    reopen: intent({
      shape: z.object({}),
      limit: 'post',
      run: async ({ ctx, params }) => {
        const { number } = await reopenCase(ctx, { number: caseNumberOf(params.number), note: null })
        return { to: urls.myCase(number), toast: { tone: 'good', key: 'cases.toast.reopened' } }
      },
    }),
  },
  { member: true },
)

export default function MyCase({ data: own, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { me } = useReader()
  const lang = useTextLang(own.lang)
  const [form, fields] = useActionForm<{ body: string }>(own.writing === 'continues' ? 'continue' : 'write', result)
  const mine = { name: me?.name ?? '', handle: me?.handle ?? null, staff: false }
  const first: CaseEntry = {
    kind: 'post',
    id: 'first',
    at: own.openedAt,
    author: mine,
    href: own.thread === null ? null : own.postId === null ? urls.thread(own.thread) : urls.permalink(own.postId),
    lang: own.lang,
    body: { html: own.html },
  }
  const messages = own.messages.map((one): CaseEntry => ({
    kind: 'post',
    id: one.id,
    at: one.at,
    author: {
      name: one.author?.name ?? t('parts.people.deleted'),
      handle: one.author?.handle ?? null,
      staff: one.byStaff,
    },
    href: null,
    report: one.byStaff ? urls.flagMessage(one.id) : undefined,
    lang: one.lang,
    body: { html: one.html },
  }))
  return (
    <>
      <Crumbs trail={[{ text: t('cases.own.title'), href: urls.myCases() }]} />
      <div className="head">
        <div>
          <h1 lang={lang}>{own.subject}</h1>
          <div className="meta gap">
            <span className="num">
              <b>{caseReference(own.number)}</b>
            </span>
            <Label tone={own.status === 'waiting_customer' ? 'warn' : undefined}>
              {t(`cases.own.status.${own.status}`)}
            </Label>
            <span>{t(own.private ? 'cases.own.private' : 'cases.own.public')}</span>
            {own.product !== null && <span>{own.product}</span>}
            {own.earlier !== null && (
              <a href={urls.myCase(own.earlier.number)}>
                {t('cases.own.continues', { number: caseReference(own.earlier.number) })}
              </a>
            )}
          </div>
          <p className="lede">
            <NextStep own={own} />
          </p>
          <PromiseHint own={own} />
        </div>
      </div>
      {result?.intent === 'reopen' && result.error && (
        <Alert tone="bad" urgent title={t.any(result.error.key, result.error.params)} />
      )}
      <LiveNews kind="ownCase" of={own.id} text="ownCase" />
      {own.thread !== null && (
        <Note>
          {t('cases.own.inThread')} <a href={urls.thread(own.thread)}>{t('cases.own.toThread')}</a>
        </Note>
      )}
      <AlsoHere own={own} />
      <h2 className="said-only">{t('parts.case.conversation')}</h2>
      <CaseTimeline entries={[first, ...inOrder([...alsoWritten(own, mine), ...messages])]} />
      <div className="stack loose gap">
        <RatingLine own={own} />
        {own.reopenUntil !== null && (
          <form method="post" className="gap">
            <input type="hidden" name="intent" value="reopen" />
            <OnceField />
            <Button look="soft">{t('cases.own.reopen')}</Button>
          </form>
        )}
        <ActionForm form={form} labels={{ body: t(`cases.own.writing.${own.writing}`) }}>
          <Editor
            field={fields.body}
            label={t(`cases.own.writing.${own.writing}`)}
            labelled
            hint={t(`cases.own.writingHint.${own.writing}`)}
            rows={5}
          >
            <Button look={own.writing === 'message' ? 'primary' : 'soft'}>{t('common.send')}</Button>
          </Editor>
        </ActionForm>
      </div>
    </>
  )
}
