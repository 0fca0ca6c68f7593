import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { idShape } from '#app/domain/catalogue/input.ts'
import { tagChanges, tagSetups } from '#app/domain/catalogue/queries/setup.server.ts'
import { undoTagChange } from '#app/domain/catalogue/undo-tag-change.server.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('catalogue.admin.tags'), noindex: true }),
}

const perPage = 50
const changesShown = 20

export const loader = guardedLoader('tag.administer', async ({ ctx, url }) => {
  const search = (url.searchParams.get('q') ?? '').slice(0, 60)
  const unused = url.searchParams.get('unused') === '1'
  const cursor = url.searchParams.get('cursor')
  const [page, changes] = await Promise.all([
    tagSetups(ctx, { search, unused }, { limit: perPage, cursor }),
    tagChanges(ctx, changesShown),
  ])
  return { search, unused, tags: page.items, first: cursor === null, next: page.next, changes }
})

export const action = guardedAction('tag.administer', {
  undo: intent({
    shape: idShape,
    run: async ({ ctx, url }, input) => {
      await undoTagChange(ctx, input)
      return {
        to: url.pathname + url.search,
        toast: { tone: 'good', key: 'catalogue.toast.tagUndone' },
      }
    },
  }),
})

export default function AdminTags({ data }: PageProps<typeof loader>) {
  const { t } = useReader()
  const { number, list } = useFormat()
  const { search, unused, tags, first, next, changes } = data
  const address = (cursor: string | null) => withQuery('/admin/tags', { q: search, unused: unused && '1', cursor })
  return (
    <>
      <PageTitle title={t('catalogue.admin.tags')} lede={t('catalogue.admin.tagsLede')} />
      <div className="stack loose">
        <FilterForm
          id="tag-search"
          label={t('catalogue.admin.findTag')}
          value={search}
          submit={t('catalogue.admin.findSubmit')}
          maxLength={60}
        >
          <label className="choice">
            <input type="checkbox" name="unused" value="1" defaultChecked={unused} />{' '}
            <span>{t('catalogue.admin.unusedOnly')}</span>
          </label>
        </FilterForm>
        <h2 className="said-only">{t('catalogue.admin.tags')}</h2>
        {tags.length === 0 ? (
          <EmptyState title={t('catalogue.admin.emptyTags')} text={t('catalogue.admin.emptyTagsText')} />
        ) : (
          <DataTable
            caption={t('catalogue.admin.tags')}
            rows={tags}
            rowKey={(tag) => tag.id}
            columns={[
              {
                key: 'name',
                title: t('catalogue.admin.tag'),
                cell: (tag) => <a href={`/admin/tags/${tag.id}`}>{tag.name}</a>,
              },
              {
                key: 'synonyms',
                title: t('catalogue.admin.synonyms'),
                cell: (tag) => (tag.synonyms.length === 0 ? null : list(tag.synonyms)),
              },
              {
                key: 'threads',
                title: t('catalogue.admin.threads'),
                figure: true,
                cell: (tag) => number(tag.threadCount),
              },
            ]}
          />
        )}
        <Pager
          newer={first ? null : address(null)}
          older={next === null ? null : address(next)}
          newerText={t('catalogue.tags.fromStart')}
          olderText={t('catalogue.tags.more')}
        />
        <Section title={t('catalogue.admin.changes')}>
          {changes.length === 0 ? (
            <p className="meta-text">{t('catalogue.admin.noChanges')}</p>
          ) : (
            <ol className="steps">
              {changes.map((change) => (
                <li key={change.id} className="spread">
                  <div>
                    <p>
                      {t(change.kind === 'merge' ? 'catalogue.admin.merged' : 'catalogue.admin.renamed', {
                        before: change.name_before,
                        after: change.name_after,
                      })}{' '}
                      {change.undone_at !== null && <Label>{t('catalogue.admin.undone')}</Label>}
                    </p>
                    <p className="meta-text">
                      <Sentence
                        text="catalogue.admin.changedBy"
                        with={{
                          who: <bdi>{change.by ?? t('catalogue.admin.who')}</bdi>,
                          when: <Time at={change.changed_at} />,
                        }}
                      />
                      {change.reason !== '' && ` · ${change.reason}`}
                    </p>
                  </div>
                  {change.undone_at === null && (
                    <form method="post">
                      <OnceField />
                      <input type="hidden" name="id" value={change.id} />
                      <Button size="small" name="intent" value="undo">
                        {t('catalogue.admin.undo')}
                      </Button>
                    </form>
                  )}
                </li>
              ))}
            </ol>
          )}
        </Section>
      </div>
    </>
  )
}
