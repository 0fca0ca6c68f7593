import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { GroupFields, type GroupForm } from '#app/components/members/group-fields.tsx'
import { sourceText } from '#app/components/members/group-source.ts'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { LinkList } from '#app/components/parts/link-list.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { products } from '#app/domain/catalogue/queries/choices.server.ts'
import { addToGroup } from '#app/domain/groups/add-to-group.server.ts'
import type { Condition } from '#app/domain/groups/group.ts'
import { groupMemberShape, groupShape } from '#app/domain/groups/input.ts'
import { groupPage, type GroupMember } from '#app/domain/groups/queries/group-pages.server.ts'
import { removeFromGroup } from '#app/domain/groups/remove-from-group.server.ts'
import { deleteGroup, saveGroup } from '#app/domain/groups/save-group.server.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.line.name ?? t('groups.admin.title'), noindex: true }),
}

const membersPerPage = 50

export const loader = guardedLoader('group.administer', async ({ ctx, params, url }) => {
  const cursor = url.searchParams.get('cursor')
  const { group, line, members, categories } = await groupPage(ctx, params.key ?? '', { limit: membersPerPage, cursor })
  const valuesOf = (wanted: Condition['kind']) =>
    line.rule.flatMap(({ kind, value }) => (kind === wanted ? [value] : []))
  return {
    line,
    members: members.items,
    first: cursor === null,
    next: members.next,
    products: await products(ctx),
    categories: categories.map(({ id, name }) => ({ href: urls.adminCategory(id), text: name })),
    values: {
      nameEn: group.name_en,
      nameKo: group.name_ko,
      aboutEn: group.about_en,
      aboutKo: group.about_ko,
      plans: valuesOf('plan').join(', '),
      products: valuesOf('product'),
      tiers: valuesOf('tier'),
    },
  }
})

export const action = guardedAction('group.administer', {
  add: intent({
    shape: groupMemberShape,
    run: async ({ ctx, params }, { handle: named }) => {
      const key = params.key ?? ''
      await addToGroup(ctx, { key, handle: named })
      return { to: urls.adminGroup(key), toast: { tone: 'good', key: 'groups.toast.added' } }
    },
  }),
  remove: intent({
    shape: groupMemberShape,
    run: async ({ ctx, params }, { handle: named }) => {
      const key = params.key ?? ''
      const { stays } = await removeFromGroup(ctx, { key, handle: named })
      return {
        to: urls.adminGroup(key),
        toast: { tone: 'good', key: stays ? 'groups.toast.staysByRule' : 'groups.toast.removed' },
      }
    },
  }),
  save: intent({
    shape: groupShape,
    run: async ({ ctx, params }, input) => {
      const key = params.key ?? ''
      await saveGroup(ctx, { key, ...input })
      return { to: urls.adminGroup(key), toast: { tone: 'good', key: 'groups.toast.saved' } }
    },
  }),
  delete: intent({
    shape: z.object({}),
    run: async ({ ctx, params }) => {
      await deleteGroup(ctx, { key: params.key ?? '' })
      return { to: urls.adminGroups(), toast: { tone: 'good', key: 'groups.toast.deleted' } }
    },
  }),
})

export default function AdminGroup({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { line, members, first, next, categories } = data
  const [form, fields] = useActionForm<GroupForm>('save', result, data.values)
  const [add, addFields] = useActionForm<{ handle: string }>('add', result)
  const [remove] = useActionForm<Record<string, string>>('delete', result)
  const address = (cursor: string | null) => withQuery(urls.adminGroup(line.key), { cursor })
  return (
    <>
      <Crumbs trail={[{ text: t('groups.admin.title'), href: urls.adminGroups() }]} />
      <PageTitle title={line.name} lede={line.about === '' ? line.key : line.about} />
      <Section title={t('groups.admin.membersTitle', { count: line.members })}>
        <PagedList
          count={members.length}
          empty={{ title: t('groups.admin.noMembers'), text: t('groups.admin.noMembersText') }}
          newer={first ? null : address(null)}
          older={next === null ? null : address(next)}
        >
          <ul className="lines">
            {members.map((member) => (
              <li key={member.id} className="spread">
                <Member member={member} />
              </li>
            ))}
          </ul>
        </PagedList>
        <ActionForm form={add} className="form gap">
          <TextField
            field={addFields.handle}
            label={t('groups.admin.handle')}
            hint={t('groups.admin.handleHint')}
            maxLength={40}
            autoCapitalize="none"
          />
          <p className="row">
            <Button>{t('groups.admin.add')}</Button>
          </p>
        </ActionForm>
      </Section>
      <Section title={t('groups.admin.categories')}>
        {categories.length === 0 ? (
          <p className="quiet-text">
            {t('groups.admin.noCategories')} <a href={urls.adminCategories()}>{t('groups.admin.chooseCategory')}</a>
          </p>
        ) : (
          <LinkList items={categories} />
        )}
      </Section>
      <Section title={t('groups.admin.edit')}>
        <ActionForm form={form}>
          <GroupFields fields={fields} products={data.products} />
          <p className="row">
            <Button>{t('groups.admin.save')}</Button>
          </p>
        </ActionForm>
      </Section>
      <Section title={t('groups.admin.deleteTitle')}>
        <ActionForm form={remove}>
          <ConfirmButton
            text={t('groups.admin.delete')}
            consequence={t('groups.admin.deleteConsequence')}
            confirm={t('groups.admin.delete')}
          />
        </ActionForm>
      </Section>
    </>
  )
}

/** Who it is and why they belong to the group; the button only where they were added by hand. */
function Member({ member: { handle: named, name, sources } }: { member: GroupMember }) {
  const t = useT()
  return (
    <>
      <p>
        <a href={urls.adminMember(named)}>
          <bdi>{name}</bdi>
        </a>{' '}
        <span className="quiet-text">@{named}</span>
        <br />
        {sources.map(({ source, since }, at) => (
          <span key={source} className="meta-text">
            {at > 0 && ' · '}
            {sourceText(t, source)} <Time at={since} form="date" />
          </span>
        ))}
      </p>
      {sources.some(({ source }) => source === 'hand') && (
        <form method="post">
          <input type="hidden" name="intent" value="remove" />
          <OnceField />
          <input type="hidden" name="handle" value={named} />
          <Button size="small" aria-label={`${t('groups.admin.remove')}: ${name}`}>
            {t('groups.admin.remove')}
          </Button>
        </form>
      )}
    </>
  )
}
