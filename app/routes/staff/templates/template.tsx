import { z } from 'zod'
import { TemplateForm } from '#app/components/cases/templates/template-form.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { replyTemplateShape } from '#app/domain/cases/input.ts'
import { findReplyTemplate } from '#app/domain/cases/queries/templates.server.ts'
import { archiveReplyTemplate } from '#app/domain/cases/templates/archive-reply-template.server.ts'
import { templateNotFound } from '#app/domain/cases/templates/reply-template.ts'
import { saveReplyTemplate } from '#app/domain/cases/templates/save-reply-template.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.template.title ?? t('replies.list.title'), noindex: true }),
}

export const loader = guardedLoader('case.work', async ({ ctx, params }) => {
  const template = await findReplyTemplate(ctx.read, params['id'] ?? '')
  if (template === undefined) throw templateNotFound()
  return { template }
})

const shelf = (archived: boolean) =>
  intent({
    shape: z.object({}),
    limit: 'staffAct',
    run: async ({ ctx, params }) => {
      await archiveReplyTemplate(ctx, { id: params['id'] ?? '', archived })
      const key = archived ? ('replies.toast.archived' as const) : ('replies.toast.unarchived' as const)
      return {
        to: archived ? urls.replyTemplates() : urls.replyTemplate(params['id'] ?? ''),
        toast: { tone: 'good', key },
      }
    },
  })

export const action = guardedAction('case.work', {
  save: intent({
    shape: replyTemplateShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, input) => {
      await saveReplyTemplate(ctx, params['id'] ?? '', input)
      return { to: urls.replyTemplates(), toast: { tone: 'good', key: 'replies.toast.saved' } }
    },
  }),
  archive: shelf(true),
  unarchive: shelf(false),
})

export default function ReplyTemplate({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { date } = useFormat()
  const { template } = data
  const archived = template.archived_at
  return (
    <>
      <Crumbs trail={[{ text: t('replies.list.title'), href: urls.replyTemplates() }]} />
      <PageTitle title={template.title} lede={t('replies.edit.lede', { day: date(template.changed_at) })}>
        <form method="post">
          <input type="hidden" name="intent" value={archived === null ? 'archive' : 'unarchive'} />
          <OnceField />
          <Button look="quiet">{t(archived === null ? 'replies.edit.archive' : 'replies.edit.unarchive')}</Button>
        </form>
      </PageTitle>
      {archived !== null && <Note>{t('replies.edit.archivedSince', { day: date(archived) })}</Note>}
      <TemplateForm template={template} result={result} />
    </>
  )
}
