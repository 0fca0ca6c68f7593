import { OnceField } from '#app/components/forms/once-field.tsx'
import { ShiftButtons } from '#app/components/forms/shift-buttons.tsx'
import { LinkButton } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { fieldName } from '#app/domain/accounts/fields/field.ts'
import { shiftProfileField } from '#app/domain/accounts/fields/shift-profile-field.server.ts'
import { answerCounts, profileFields } from '#app/domain/accounts/queries/profile-fields.server.ts'
import { shiftShape } from '#app/domain/catalogue/input.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('accounts.fields.title') }),
}

export const loader = guardedLoader('member.administer', async ({ ctx }) => {
  const [fields, counts] = await Promise.all([profileFields(ctx.read), answerCounts(ctx.read)])
  return fields.map((field) => ({
    ...field,
    name: fieldName(field, ctx.locale),
    answers: counts.get(field.id) ?? 0,
  }))
})

export const action = guardedAction('member.administer', {
  shift: intent({
    shape: shiftShape,
    run: async ({ ctx, url }, input) => {
      await shiftProfileField(ctx, input)
      return { to: url.pathname, toast: { tone: 'good', key: 'accounts.fields.moved' } }
    },
  }),
})

/** What the site asks of its members in addition to a name. */
export default function ProfileFields({ data: rows }: PageProps<typeof loader>) {
  const t = useT()
  const { number } = useFormat()
  return (
    <>
      <PageTitle title={t('accounts.fields.title')} lede={t('accounts.fields.lede')}>
        <LinkButton look="primary" icon="plus" href={urls.profileField('new')}>
          {t('accounts.fields.new')}
        </LinkButton>
      </PageTitle>
      {rows.length === 0 ? (
        <EmptyState title={t('accounts.fields.emptyTitle')} text={t('accounts.fields.emptyText')} />
      ) : (
        <DataTable
          caption={t('accounts.fields.title')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              title: t('accounts.fields.name'),
              cell: (row) => (
                <>
                  <a href={urls.profileField(row.id)}>{row.name}</a>{' '}
                  {row.required && <span className="quiet-text">{t('accounts.fields.requiredSign')}</span>}
                </>
              ),
            },
            { key: 'kind', title: t('accounts.fields.kind'), cell: (row) => t(`accounts.fields.kinds.${row.kind}`) },
            {
              key: 'visibility',
              title: t('accounts.fields.visibility'),
              cell: (row) => t(`accounts.fields.seenBy.${row.visibility}`),
            },
            {
              key: 'asked',
              title: t('accounts.fields.asked'),
              cell: (row) =>
                t(row.atRegistration ? 'accounts.fields.askedAtRegistration' : 'accounts.fields.askedLater'),
            },
            { key: 'answers', title: t('accounts.fields.answers'), figure: true, cell: (row) => number(row.answers) },
            {
              key: 'order',
              title: t('accounts.fields.order'),
              cell: (row) => (
                <form method="post" className="row">
                  <OnceField />
                  <ShiftButtons
                    id={row.id}
                    name={row.name}
                    first={row.id === rows[0]?.id}
                    last={row.id === rows.at(-1)?.id}
                  />
                </form>
              ),
            },
          ]}
        />
      )}
    </>
  )
}
