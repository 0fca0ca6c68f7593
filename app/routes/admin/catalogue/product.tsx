import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { archiveProduct, unarchiveProduct } from '#app/domain/catalogue/archive-product.server.ts'
import { productShape } from '#app/domain/catalogue/input.ts'
import { productSetups } from '#app/domain/catalogue/queries/setup.server.ts'
import { saveProduct } from '#app/domain/catalogue/save-product.server.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.name ?? t('catalogue.admin.newProduct'), noindex: true }),
}

export const loader = guardedLoader('product.administer', async ({ ctx, params }) => {
  const product = params.id === 'new' ? null : (await productSetups(ctx)).find(({ id }) => id === params.id)
  if (product === undefined) throw new DomainError('not_found', 'errors.notFound')
  return {
    id: product?.id ?? null,
    name: product === null ? null : ctx.locale === 'ko' ? product.nameKo : product.nameEn,
    archived: product?.archived ?? false,
    values:
      product === null
        ? {}
        : {
            slug: product.slug,
            nameEn: product.nameEn,
            nameKo: product.nameKo,
            versions: product.versions
              .map(({ version, day }) => (day === null ? version : `${version} ${day}`))
              .join('\n'),
          },
  }
})

const nothing = z.object({})

export const action = guardedAction('product.administer', {
  save: intent({
    shape: productShape,
    run: async ({ ctx, params }, input) => {
      await saveProduct(ctx, params.id === 'new' ? null : (params.id ?? ''), input)
      return { to: '/admin/products', toast: { tone: 'good', key: 'catalogue.toast.productSaved' } }
    },
  }),
  archive: intent({
    shape: nothing,
    run: async ({ ctx, params }) => {
      await archiveProduct(ctx, { id: params.id ?? '' })
      return { to: '/admin/products', toast: { tone: 'good', key: 'catalogue.toast.productArchived' } }
    },
  }),
  unarchive: intent({
    shape: nothing,
    run: async ({ ctx, params }) => {
      await unarchiveProduct(ctx, { id: params.id ?? '' })
      return { to: '/admin/products', toast: { tone: 'good', key: 'catalogue.toast.productOpened' } }
    },
  }),
})

type Fields = { slug: string; nameEn: string; nameKo: string; versions: string; sortVersions: string }

export default function AdminProduct({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { id, name, archived, values } = data
  const [form, fields] = useActionForm<Fields>('save', result, values)
  const [archive] = useActionForm<Record<string, string>>(archived ? 'unarchive' : 'archive', result)
  const labels = {
    slug: t('catalogue.admin.slug'),
    nameEn: t('catalogue.admin.nameEn'),
    nameKo: t('catalogue.admin.nameKo'),
    versions: t('catalogue.admin.versions'),
  }
  return (
    <>
      <Crumbs trail={[{ text: t('catalogue.admin.products'), href: '/admin/products' }]} />
      <PageTitle title={name ?? t('catalogue.admin.newProduct')} />
      {archived && <Note tone="warn">{t('catalogue.admin.archiveProductHint')}</Note>}
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
        <TextArea
          field={fields.versions}
          label={labels.versions}
          hint={t('catalogue.admin.versionsHint')}
          optional
          rows={10}
          maxLength={20_000}
          spellCheck={false}
        />
        <CheckField field={fields.sortVersions} label={t('catalogue.admin.sortVersions')} />
        <p className="row">
          <Button look="primary" fillPhone>
            {t('catalogue.admin.save')}
          </Button>
        </p>
      </ActionForm>
      {id !== null && (
        <Section title={t('catalogue.admin.archiveProduct')}>
          {!archived && <p className="meta-text">{t('catalogue.admin.archiveProductHint')}</p>}
          <ActionForm form={archive}>
            <p className="row">
              <Button>{t(archived ? 'catalogue.admin.unarchive' : 'catalogue.admin.archive')}</Button>
            </p>
          </ActionForm>
        </Section>
      )}
    </>
  )
}
