import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { RightsTable } from '#app/components/members/rights-table.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps, useActionData, useLoaderData } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { staffArea } from '#app/domain/access/area.ts'
import { archiveCategory, unarchiveCategory } from '#app/domain/catalogue/archive-category.server.ts'
import { maxDepth } from '#app/domain/catalogue/category-tree.ts'
import { archiveCategoryShape, categoryShape, seeings } from '#app/domain/catalogue/input.ts'
import { postings } from '#app/domain/catalogue/posting.ts'
import { categoryText } from '#app/domain/catalogue/queries/category-text.ts'
import { categorySetups, productSlugs } from '#app/domain/catalogue/queries/setup.server.ts'
import { saveCategory } from '#app/domain/catalogue/save-category.server.ts'
import { templateMaxLength, threadKinds } from '#app/domain/catalogue/templates.ts'
import { rightsShape } from '#app/domain/groups/input.ts'
import { rightsTable } from '#app/domain/groups/queries/group-pages.server.ts'
import { setCategoryRights } from '#app/domain/groups/set-category-rights.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.name ?? t('catalogue.admin.newCategory'), noindex: true }),
}

export const loader = guardedLoader('category.administer', async ({ ctx, params }) => {
  const setups = await categorySetups(ctx)
  const products = await productSlugs(ctx)
  const found = params.id === 'new' ? null : setups.find(({ row }) => row.id === params.id)
  if (found === undefined) throw new DomainError('not_found', 'errors.notFound')
  const within = (id: string): boolean =>
    found !== null &&
    setups.some(
      ({ row, node }) =>
        row.id === id && (row.id === found.row.id || node.path.some((above) => above.id === found.row.id)),
    )
  const named = setups.map(({ row, node }) => ({
    id: row.id,
    slug: row.slug,
    depth: node.depth,
    archived: node.archived,
    name: [...node.path, row].map((one) => categoryText(ctx.locale, one).name).join(' › '),
  }))
  const row = found?.row
  return {
    id: row?.id ?? null,
    name: row === undefined ? null : categoryText(ctx.locale, row).name,
    slug: row?.slug ?? null,
    archived: row !== undefined && row.archived_at !== null,
    parents: named
      .filter((one) => one.depth < maxDepth && !within(one.id))
      .map(({ id, name }) => ({ value: id, text: name })),
    targets: named.filter((one) => !one.archived && !within(one.id)).map(({ slug, name }) => ({ value: slug, name })),
    area: found?.node.area ?? null,
    rights: row === undefined ? [] : await rightsTable(ctx, row.id),
    products: products.map(({ slug, name }) => ({ value: slug, text: name })),
    values:
      row === undefined
        ? {}
        : {
            slug: row.slug,
            nameEn: row.name_en,
            nameKo: row.name_ko,
            aboutEn: row.about_en,
            aboutKo: row.about_ko,
            parentId: row.parent_id ?? '',
            posting: row.posting ?? '',
            seeing: row.seeing ?? '',
            defaultProduct: products.find(({ id }) => id === row.default_product_id)?.slug ?? '',
            ...Object.fromEntries(
              threadKinds.flatMap((kind) => [
                [`${kind}En`, found?.templates[kind]?.en ?? ''],
                [`${kind}Ko`, found?.templates[kind]?.ko ?? ''],
              ]),
            ),
          },
  }
})

export const action = guardedAction('category.administer', {
  save: intent({
    shape: categoryShape,
    run: async ({ ctx, params }, input) => {
      await saveCategory(ctx, params.id === 'new' ? null : (params.id ?? ''), input)
      return { to: '/admin/categories', toast: { tone: 'good', key: 'catalogue.toast.categorySaved' } }
    },
  }),
  rights: intent({
    shape: rightsShape,
    run: async ({ ctx, params }, rights) => {
      await setCategoryRights(ctx, { categoryId: params.id ?? '', rights })
      return { to: urls.adminCategory(params.id ?? ''), toast: { tone: 'good', key: 'groups.toast.rightsSaved' } }
    },
  }),
  archive: intent({
    shape: archiveCategoryShape.omit({ id: true }),
    run: async ({ ctx, params }, { moveTo }) => {
      const { moved } = await archiveCategory(ctx, { id: params.id ?? '', moveTo })
      return {
        to: '/admin/categories',
        toast: { tone: 'good', key: 'catalogue.toast.categoryArchived', params: { count: moved } },
      }
    },
  }),
  unarchive: intent({
    shape: archiveCategoryShape.pick({}),
    run: async ({ ctx, params }) => {
      await unarchiveCategory(ctx, { id: params.id ?? '' })
      return {
        to: `/admin/categories/${params.id ?? ''}`,
        toast: { tone: 'good', key: 'catalogue.toast.categoryOpened' },
      }
    },
  }),
})

type Fields = Record<
  | 'slug'
  | 'nameEn'
  | 'nameKo'
  | 'aboutEn'
  | 'aboutKo'
  | 'parentId'
  | 'posting'
  | 'seeing'
  | 'defaultProduct'
  | `${(typeof threadKinds)[number]}${'En' | 'Ko'}`,
  string
>

export default function AdminCategory({ data: page, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const [form, fields] = useActionForm<Fields>('save', result, page.values as Partial<Fields>)
  const a = (key: 'nameEn' | 'nameKo' | 'aboutEn' | 'aboutKo' | 'slug' | 'parent' | 'posting' | 'defaultProduct') =>
    t(`catalogue.admin.${key}`)
  const labels = {
    slug: a('slug'),
    nameEn: a('nameEn'),
    nameKo: a('nameKo'),
    aboutEn: a('aboutEn'),
    aboutKo: a('aboutKo'),
    parentId: a('parent'),
    posting: a('posting'),
    seeing: t('groups.seeing.label'),
    defaultProduct: a('defaultProduct'),
  }
  return (
    <>
      <Crumbs trail={[{ text: t('catalogue.admin.categories'), href: '/admin/categories' }]} />
      <PageTitle title={page.name ?? t('catalogue.admin.newCategory')}>
        {page.slug !== null && (
          <a className="button" href={urls.category(page.slug)}>
            {t('catalogue.admin.view')}
          </a>
        )}
      </PageTitle>
      {page.archived && <Note tone="warn">{t('catalogue.categories.archivedText')}</Note>}
      <ActionForm form={form} labels={labels}>
        <div className="pair">
          <TextField field={fields.nameEn} label={labels.nameEn} maxLength={60} lang="en" />
          <TextField field={fields.nameKo} label={labels.nameKo} maxLength={60} lang="ko" />
        </div>
        <TextField
          field={fields.slug}
          label={labels.slug}
          hint={t('catalogue.admin.slugHint')}
          maxLength={60}
          autoCapitalize="none"
        />
        <div className="pair">
          <TextArea field={fields.aboutEn} label={labels.aboutEn} optional rows={3} maxLength={500} lang="en" />
          <TextArea field={fields.aboutKo} label={labels.aboutKo} optional rows={3} maxLength={500} lang="ko" />
        </div>
        <SelectField
          field={fields.parentId}
          label={labels.parentId}
          optional
          none={t('catalogue.admin.atTop')}
          options={page.parents}
        />
        <SelectField
          field={fields.posting}
          label={labels.posting}
          optional
          none={t('catalogue.posting.inherit')}
          options={postings.map((posting) => ({ value: posting, text: t(`catalogue.posting.${posting}`) }))}
        />
        <SelectField
          field={fields.seeing}
          label={labels.seeing}
          hint={t('groups.seeing.hint')}
          optional
          none={t('groups.seeing.inherit')}
          options={seeings.map((seeing) => ({ value: seeing, text: t(`groups.seeing.${seeing}`) }))}
        />
        <SelectField
          field={fields.defaultProduct}
          label={labels.defaultProduct}
          optional
          none={t('catalogue.admin.noProduct')}
          options={page.products}
        />
        <fieldset className="stack">
          <legend>{t('catalogue.admin.templates')}</legend>
          <p className="hint">{t('catalogue.admin.templatesHint')}</p>
          {threadKinds.map((kind) => {
            const [en, ko] = [fields[`${kind}En`], fields[`${kind}Ko`]]
            const name = t(`threads.ask.kinds.${kind}`)
            return (
              <details
                key={kind}
                className="fold"
                open={Boolean(en.initialValue) || Boolean(ko.initialValue) || undefined}
              >
                <summary>{name}</summary>
                <div className="pair">
                  <TextArea
                    field={en}
                    label={t('catalogue.admin.templateEn', { kind: name })}
                    optional
                    rows={6}
                    maxLength={templateMaxLength}
                    lang="en"
                  />
                  <TextArea
                    field={ko}
                    label={t('catalogue.admin.templateKo', { kind: name })}
                    optional
                    rows={6}
                    maxLength={templateMaxLength}
                    lang="ko"
                  />
                </div>
              </details>
            )
          })}
        </fieldset>
        <p className="row">
          <Button look="primary" fillPhone>
            {t('catalogue.admin.save')}
          </Button>
        </p>
      </ActionForm>
      {page.id !== null && <Rights />}
      {page.id !== null && <Archive />}
    </>
  )
}

/** What groups may do here: in a private area all of it, in an open category asking and moderating. */
function Rights() {
  const t = useT()
  const { area, rights } = useLoaderData<typeof loader>()
  const [form] = useActionForm<Record<string, string>>('rights', useActionData<typeof action>())
  return (
    <Section title={t('groups.rights.title')}>
      <p className="meta-text">{t(`groups.rights.${rightsHint(area)}`)}</p>
      {rights.length === 0 ? (
        <EmptyState title={t('groups.admin.empty')} text={t('groups.rights.noGroups')}>
          <LinkButton href={urls.adminGroups()}>{t('groups.admin.title')}</LinkButton>
        </EmptyState>
      ) : (
        <RightsTable form={form} rows={rights} />
      )}
    </Section>
  )
}

function rightsHint(area: string | null): 'hintOpen' | 'hintStaff' | 'hintPrivate' {
  if (area === null) return 'hintOpen'
  return area === staffArea ? 'hintStaff' : 'hintPrivate'
}

function Archive() {
  const t = useT()
  const { archived, targets } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const [form, fields] = useActionForm<{ moveTo: string }>('archive', result)
  const [open] = useActionForm<Record<string, string>>('unarchive', result)
  if (archived) {
    return (
      <Section title={t('catalogue.admin.archive')}>
        <ActionForm form={open}>
          <p className="row">
            <Button>{t('catalogue.admin.unarchive')}</Button>
          </p>
        </ActionForm>
      </Section>
    )
  }
  return (
    <Section title={t('catalogue.admin.archiveTitle')}>
      <p className="meta-text">{t('catalogue.admin.archiveHint')}</p>
      <ActionForm form={form} labels={{ moveTo: t('catalogue.admin.moveTo') }}>
        <SelectField
          field={fields.moveTo}
          label={t('catalogue.admin.moveTo')}
          optional
          none={t('catalogue.admin.keepThreads')}
          options={targets.map(({ value, name }) => ({ value, text: t('catalogue.admin.moveThreadsTo', { name }) }))}
        />
        <ConfirmButton
          text={t('catalogue.admin.archive')}
          consequence={t('catalogue.admin.archiveConsequence')}
          confirm={t('catalogue.admin.archiveConfirm')}
        />
      </ActionForm>
    </Section>
  )
}
