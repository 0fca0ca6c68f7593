import { redirect } from '@remix-run/node'
import { CaseTimeline, type CaseEntry } from '#app/components/cases/case-timeline.tsx'
import { AlsoHere, alsoWritten, inOrder } from '#app/components/cases/merge/own-merged.tsx'
import { NextStep } from '#app/components/cases/own-case.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { readSignedId } from '#app/core/links/signed-id.server.ts'
import { caseNotFound, caseReference } from '#app/domain/cases/case.ts'
import { contactReply } from '#app/domain/cases/contact/contact-reply.server.ts'
import { customerReplyShape } from '#app/domain/cases/input.ts'
import { caseNumberById } from '#app/domain/cases/queries/cases.server.ts'
import { contactOf } from '#app/domain/cases/queries/contacts.server.ts'
import { contactCasePage } from '#app/domain/cases/queries/own.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader, type PageArgs } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({
    title: data ? `${caseReference(data.own.number)} · ${data.own.subject}` : t('cases.own.title'),
    noindex: true,
  }),
}

/** The id that the address signs. @throws not_found for an address that we did not make */
function caseIdOf({ ctx, params }: PageArgs): string {
  const { id, signed } = readSignedId(ctx.platform.env, params['token'] ?? '')
  if (!signed) throw caseNotFound()
  return id
}

export const loader = pageLoader(async (page) => {
  const { ctx } = page
  const id = caseIdOf(page)
  const own = await contactCasePage(ctx, id)
  if (own !== undefined) return { own, name: (await contactOf(ctx.read, id))?.name ?? '' }
  // An account has taken it over since: its member reads it signed in.
  const number = await caseNumberById(ctx.read, id)
  throw number === null ? caseNotFound() : redirect(urls.myCase(number))
})

export const action = formAction({
  write: intent({
    shape: customerReplyShape.omit({ number: true }),
    limit: 'feedbackByMail',
    run: async (page, { body }) => {
      await contactReply(page.ctx, { caseId: caseIdOf(page), body, via: 'link' })
      return { to: page.url.pathname, toast: { tone: 'good', key: 'cases.toast.written' } }
    },
  }),
})

/** The case of somebody without an account, behind its signed link. */
export default function CaseByLink({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { own, name } = data
  const lang = useTextLang(own.lang)
  const [form, fields] = useActionForm<{ body: string }>('write', result)
  const you = { name: name === '' ? t('cases.byMail.you') : name, handle: null, staff: false }
  const entries: CaseEntry[] = [
    { kind: 'post', id: 'first', at: own.openedAt, author: you, href: null, lang: own.lang, body: { html: own.html } },
    ...inOrder([
      ...alsoWritten(own, you),
      ...own.messages.map((one): CaseEntry => ({
        kind: 'post',
        id: one.id,
        at: one.at,
        author: one.byStaff ? { name: one.author?.name ?? t('cases.own.somebody'), handle: null, staff: true } : you,
        href: null,
        lang: one.lang,
        body: { html: one.html },
      })),
    ]),
  ]
  return (
    <>
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
            <span>{t('cases.own.private')}</span>
          </div>
          <p className="lede">
            <NextStep own={own} />
          </p>
        </div>
      </div>
      <Note>{t('cases.byMail.keep')}</Note>
      <AlsoHere own={own} />
      <h2 className="said-only">{t('parts.case.conversation')}</h2>
      <CaseTimeline entries={entries} />
      {own.writing === 'continues' ? (
        <p className="gap">
          <a href={urls.feedbackByMail()}>{t('cases.byMail.again')}</a>
        </p>
      ) : (
        <ActionForm form={form} labels={{ body: t('cases.byMail.message') }}>
          <TextArea
            field={fields.body}
            label={t('cases.byMail.message')}
            hint={t('cases.byMail.messageHint')}
            rows={5}
            maxLength={32_000}
          />
          <p>
            <Button look="primary" fillPhone>
              {t('common.send')}
            </Button>
          </p>
        </ActionForm>
      )}
    </>
  )
}
