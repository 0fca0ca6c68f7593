import { TemplateForm } from '#app/components/cases/templates/template-form.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { replyTemplateShape } from '#app/domain/cases/input.ts'
import { saveReplyTemplate } from '#app/domain/cases/templates/save-reply-template.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('replies.new.title'), noindex: true }),
}

export const loader = guardedLoader('case.work', () => Promise.resolve({}))

export const action = guardedAction('case.work', {
  save: intent({
    shape: replyTemplateShape,
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      await saveReplyTemplate(ctx, null, input)
      return { to: urls.replyTemplates(), toast: { tone: 'good', key: 'replies.toast.saved' } }
    },
  }),
})

export default function NewReplyTemplate({ result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  return (
    <>
      <Crumbs trail={[{ text: t('replies.list.title'), href: urls.replyTemplates() }]} />
      <PageTitle title={t('replies.new.title')} lede={t('replies.new.lede')} />
      <TemplateForm template={null} result={result} />
    </>
  )
}
