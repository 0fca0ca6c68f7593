import { TemplateLines } from '#app/components/cases/templates/template-lines.tsx'
import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { LinkButton } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { caseCategories } from '#app/domain/cases/case.ts'
import { templateLines } from '#app/views/cases/template-lines.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('replies.list.title'), noindex: true }),
}

export const loader = guardedLoader('case.work', async ({ ctx, url }) => {
  const q = (url.searchParams.get('q') ?? '').slice(0, 100)
  const category = caseCategories.find((one) => one === url.searchParams.get('category')) ?? null
  const archived = url.searchParams.get('archived') === 'yes'
  return { q, category, archived, templates: await templateLines(ctx, { q, category, archived }) }
})

/** Prepared answers: found by words, those used most lately first. */
export default function ReplyTemplates({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { q, category, archived, templates } = data
  const narrowed = q !== '' || category !== null
  return (
    <>
      <PageTitle
        title={t(archived ? 'replies.list.archivedTitle' : 'replies.list.title')}
        lede={t('replies.list.lede')}
      >
        <LinkButton look="primary" href={urls.newReplyTemplate()}>
          {t('replies.list.new')}
        </LinkButton>
      </PageTitle>
      <FilterForm id="find-template" label={t('replies.list.find')} value={q} submit={t('replies.list.submit')}>
        <div className="field">
          <label htmlFor="template-category">{t('replies.template.category')}</label>
          <select id="template-category" name="category" defaultValue={category ?? ''}>
            <option value="">{t('replies.list.everyCategory')}</option>
            {caseCategories.map((one) => (
              <option key={one} value={one}>
                {t(`cases.category.${one}`)}
              </option>
            ))}
          </select>
        </div>
        {archived && <input type="hidden" name="archived" value="yes" />}
      </FilterForm>
      <h2 className="said-only">{t('replies.list.title')}</h2>
      {templates.length > 0 ? (
        <div className="gap">
          <TemplateLines templates={templates} />
        </div>
      ) : (
        <EmptyState
          title={t(
            narrowed ? 'replies.list.nothingFound' : archived ? 'replies.list.noneArchived' : 'replies.list.none',
          )}
          text={narrowed || archived ? undefined : t('replies.list.noneText')}
        >
          {narrowed ? <LinkButton href={urls.replyTemplates()}>{t('replies.list.all')}</LinkButton> : null}
        </EmptyState>
      )}
      <Pager
        newer={archived ? urls.replyTemplates() : null}
        older={archived ? null : `${urls.replyTemplates()}?archived=yes`}
        newerText={t('replies.list.inUse')}
        olderText={t('replies.list.archivedTitle')}
      />
    </>
  )
}
