import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { GroupFields, type GroupForm } from '#app/components/members/group-fields.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { products } from '#app/domain/catalogue/queries/choices.server.ts'
import { newGroupShape } from '#app/domain/groups/input.ts'
import { groupList } from '#app/domain/groups/queries/group-pages.server.ts'
import { createGroup } from '#app/domain/groups/save-group.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('groups.admin.title'), noindex: true }),
}

export const loader = guardedLoader('group.administer', async ({ ctx }) => ({
  groups: await groupList(ctx),
  products: await products(ctx),
}))

export const action = guardedAction('group.administer', {
  create: intent({
    shape: newGroupShape,
    run: async ({ ctx }, input) => {
      const { key } = await createGroup(ctx, input)
      return { to: urls.adminGroup(key), toast: { tone: 'good', key: 'groups.toast.created' } }
    },
  }),
})

export default function AdminGroups({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { number } = useFormat()
  const [form, fields] = useActionForm<GroupForm & { key: string }>('create', result)
  return (
    <>
      <PageTitle title={t('groups.admin.title')} lede={t('groups.admin.lede')} />
      {data.groups.length === 0 ? (
        <EmptyState title={t('groups.admin.empty')} text={t('groups.admin.emptyText')} />
      ) : (
        <DataTable
          caption={t('groups.admin.title')}
          rows={data.groups}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              title: t('groups.admin.name'),
              cell: ({ key, name }) => (
                <>
                  <a href={urls.adminGroup(key)}>{name}</a> <span className="quiet-text">{key}</span>
                </>
              ),
            },
            {
              key: 'how',
              title: t('groups.admin.how'),
              cell: ({ rule }) =>
                rule.length === 0
                  ? t('groups.admin.byHand')
                  : rule
                      .map(({ kind, value }) =>
                        t(`groups.admin.by.${kind}`, { value: kind === 'tier' ? t(`parts.tier.${value}`) : value }),
                      )
                      .join(', '),
            },
            {
              key: 'members',
              title: t('groups.admin.members'),
              figure: true,
              cell: ({ members }) => number(members),
            },
          ]}
        />
      )}
      <Section title={t('groups.admin.new')}>
        <ActionForm form={form}>
          <TextField
            field={fields.key}
            label={t('groups.admin.key')}
            hint={t('groups.admin.keyHint')}
            maxLength={40}
            autoCapitalize="none"
          />
          <GroupFields fields={fields} products={data.products} />
          <p className="row">
            <Button look="primary">{t('groups.admin.create')}</Button>
          </p>
        </ActionForm>
      </Section>
    </>
  )
}
