import { z } from 'zod'
import { ConsentHistory } from '#app/components/documents/consent-history.tsx'
import { NameField } from '#app/components/forms/account-fields.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, SelectField, TextArea } from '#app/components/forms/field.tsx'
import { MailSettings } from '#app/components/mail/mail-settings.tsx'
import { AvatarForm } from '#app/components/members/avatar-form.tsx'
import { FieldInputs, fieldLabels, type AskedField } from '#app/components/members/field-inputs.tsx'
import { LeavingLinks } from '#app/components/members/leaving-links.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps, useActionData, useLoaderData } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { isStaff } from '#app/core/actor.ts'
import { DomainError } from '#app/core/errors.ts'
import { answerProfileFields } from '#app/domain/accounts/fields/answer-profile-fields.server.ts'
import { fieldValuesShape } from '#app/domain/accounts/fields/input.ts'
import { presence, profile } from '#app/domain/accounts/input.ts'
import { bioMaxLength, mostLinks } from '#app/domain/accounts/profile/profile-lengths.ts'
import { removeAvatar } from '#app/domain/accounts/profile/remove-avatar.server.ts'
import { setAvatar } from '#app/domain/accounts/profile/set-avatar.server.ts'
import { updatePresence } from '#app/domain/accounts/profile/update-presence.server.ts'
import { updateProfile } from '#app/domain/accounts/profile/update-profile.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { fieldValues, profileFields } from '#app/domain/accounts/queries/profile-fields.server.ts'
import { avatarOf, presenceOf } from '#app/domain/accounts/queries/profile.server.ts'
import { isUnranked } from '#app/domain/analytics/leaderboard/queries/ranking-choice.server.ts'
import { setRanked } from '#app/domain/analytics/leaderboard/set-ranked.server.ts'
import { consentsOfMember } from '#app/domain/documents/queries/consents.server.ts'
import { arrangeShowcase, badgeId } from '#app/domain/loyalty/badges/arrange-showcase.server.ts'
import { shownBadges } from '#app/domain/loyalty/badges/queries/shown.server.ts'
import { releaseOwnAddress } from '#app/domain/mail/bounces/release-address.server.ts'
import { setAdvertisingConsent } from '#app/domain/mail/consent/set-advertising-consent.server.ts'
import { mailChoicesOf } from '#app/domain/mail/queries/mail-choices.server.ts'
import { formatFor } from '#app/i18n/format.ts'
import { askedFields } from '#app/views/asked-fields.ts'
import { badgeViews } from '#app/views/badge-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'
import { languageCookie } from '#app/web/preference-cookie.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('accounts.settings.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, memberId }) => {
  const member = await memberById(ctx.read, memberId)
  if (member === null) throw new DomainError('not_found', 'errors.notFound')
  const shown = await presenceOf(ctx.read, memberId)
  const held = (await shownBadges(ctx.read, [memberId])).get(memberId) ?? []
  return {
    profile: { handle: member.handle, name: member.name, bio: member.bio, locale: member.locale ?? '' },
    face: {
      name: member.name,
      handle: member.handle,
      avatar: await avatarOf(ctx.read, memberId),
      staff: isStaff(ctx.actor),
    },
    badges: badgeViews(ctx, held).map(({ name }, at) => ({
      value: held[at] === undefined ? '' : badgeId(held[at]),
      text: name,
    })),
    chosen: held.filter(({ chosen }) => chosen !== null).map(badgeId),
    presence: {
      links: shown?.links.join('\n') ?? '',
      hidesCalendar: shown?.hidesCalendar ? 'on' : '',
      hidesFromDirectory: shown?.hidesFromDirectory ? 'on' : '',
    },
    asked: askedFields(await profileFields(ctx.read), ctx.locale),
    answers: Object.fromEntries(await fieldValues(ctx.read, memberId)),
    unranked: await isUnranked(ctx.read, memberId),
    mail: await mailChoicesOf(ctx.read, memberId),
    consents: await consentsOfMember(ctx.read, memberId),
  }
})

export const action = formAction(
  {
    settings: intent({
      shape: profile,
      run: async ({ ctx }, input) => {
        await updateProfile(ctx, input)
        // The switch in the foot of the page writes this cookie too, and the last word counts.
        return {
          to: '/me/settings',
          toast: { tone: 'good', key: 'accounts.settings.saved' },
          headers: { 'Set-Cookie': languageCookie(input.locale) },
        }
      },
    }),
    avatar: intent({
      shape: z.object({}),
      limit: 'upload',
      run: async ({ ctx, file }) => {
        await setAvatar(ctx, { file })
        return { to: '/me/settings', toast: { tone: 'good', key: 'accounts.avatar.saved' } }
      },
    }),
    removeAvatar: intent({
      shape: z.object({}),
      run: async ({ ctx }) => {
        await removeAvatar(ctx, { handle: ctx.actor.handle ?? '' })
        return { to: '/me/settings', toast: { tone: 'good', key: 'accounts.avatar.removed' } }
      },
    }),
    fields: intent({
      shape: z.object({ fields: fieldValuesShape }),
      run: async ({ ctx }, { fields }) => {
        await answerProfileFields(ctx, fields)
        return { to: '/me/settings#fields', toast: { tone: 'good', key: 'accounts.settings.saved' } }
      },
    }),
    presence: intent({
      shape: presence,
      run: async ({ ctx }, input) => {
        await updatePresence(ctx, input)
        return { to: '/me/settings', toast: { tone: 'good', key: 'accounts.settings.saved' } }
      },
    }),
    showcase: intent({
      shape: z.object({ first: z.string().default(''), second: z.string().default(''), third: z.string().default('') }),
      run: async ({ ctx }, { first, second, third }) => {
        await arrangeShowcase(
          ctx,
          [first, second, third].filter((id) => id !== ''),
        )
        return { to: '/me/settings#showcase', toast: { tone: 'good', key: 'badges.showcase.saved' } }
      },
    }),
    ranking: intent({
      shape: z.object({ unranked: z.literal('on').optional() }),
      run: async ({ ctx }, { unranked }) => {
        await setRanked(ctx, unranked === undefined)
        return { to: '/me/settings#ranking', toast: { tone: 'good', key: 'leaderboard.privacy.saved' } }
      },
    }),
    advertising: intent({
      shape: z.object({ advertising: z.literal('on').optional(), night: z.literal('on').optional() }),
      run: async ({ ctx }, { advertising, night }) => {
        const wanted = { advertising: advertising === 'on', night: night === 'on' }
        const { changed } = await setAdvertisingConsent(ctx, wanted)
        const key = changed ? (wanted.advertising ? 'mail.consent.given' : 'mail.consent.refused') : 'mail.consent.same'
        return {
          to: '/me/settings#mail',
          toast: {
            tone: 'good',
            key,
            params: { day: formatFor(ctx.locale, ctx.setting('site.timeZone')).date(ctx.now()) },
          },
        }
      },
    }),
    releaseAddress: intent({
      shape: z.object({}),
      limit: 'keep',
      run: async ({ ctx }) => {
        await releaseOwnAddress(ctx)
        return { to: '/me/settings#mail', toast: { tone: 'good', key: 'mail.suppressed.released' } }
      },
    }),
  },
  { member: true },
)

export default function Settings({ result }: PageProps<unknown, typeof action>) {
  const t = useT()
  const {
    profile: { handle: myHandle, ...values },
    badges,
    chosen,
    presence: shown,
    face,
    asked,
    answers,
    unranked,
    mail,
    consents,
  } = useLoaderData<typeof loader>()
  const [form, fields] = useActionForm<{ name: string; bio: string; locale: string }>('settings', result, values)
  const labels = { name: t('accounts.field.name'), bio: t('accounts.field.bio'), locale: t('accounts.field.locale') }
  const languages = [
    { value: '', text: t('accounts.field.localeAuto') },
    { value: 'ko', text: t('accounts.field.localeKo') },
    { value: 'en', text: t('accounts.field.localeEn') },
  ]
  return (
    <>
      <PageTitle title={t('accounts.settings.title')} lede={t('accounts.settings.lede')}>
        <a className="button" href={urls.member(myHandle)}>
          {t('accounts.settings.viewProfile')}
        </a>
      </PageTitle>
      <ActionForm form={form} labels={labels} reload>
        <NameField field={fields.name} />
        <TextArea
          field={fields.bio}
          label={labels.bio}
          hint={t('accounts.field.bioHint', { count: bioMaxLength })}
          optional
          rows={4}
          maxLength={bioMaxLength}
        />
        <SelectField field={fields.locale} label={labels.locale} options={languages} optional />
        <p className="row">
          <Button look="primary" fillPhone>
            {t('common.save')}
          </Button>
        </p>
      </ActionForm>
      <AvatarForm of={face} result={result} />
      {asked.length > 0 && <FieldsForm asked={asked} answers={answers} />}
      <PresenceForm shown={shown} />
      {badges.length > 0 && <ShowcaseForm badges={badges} chosen={chosen} />}
      <RankingForm unranked={unranked} />
      <MailSettings choices={mail} result={result} />
      <ConsentHistory consents={consents} />
      <LeavingLinks />
    </>
  )
}

function FieldsForm({ asked, answers }: { asked: readonly AskedField[]; answers: Record<string, string> }) {
  const t = useT()
  const [form] = useActionForm<{ fields: Record<string, string> }>('fields', useActionData<typeof action>(), {
    fields: answers,
  })
  return (
    <Section title={t('accounts.fields.more')}>
      <ActionForm form={form} labels={fieldLabels(asked)}>
        <FieldInputs fields={asked} form={form} />
        <p className="row">
          <Button fillPhone>{t('common.save')}</Button>
        </p>
      </ActionForm>
    </Section>
  )
}

function PresenceForm({ shown }: { shown: { links: string; hidesCalendar: string; hidesFromDirectory: string } }) {
  const t = useT()
  const [form, fields] = useActionForm<{ links: string; hidesCalendar: string; hidesFromDirectory: string }>(
    'presence',
    useActionData<typeof action>(),
    shown,
  )
  return (
    <Section title={t('accounts.settings.presence')}>
      <ActionForm form={form} labels={{ links: t('accounts.field.links') }}>
        <TextArea
          field={fields.links}
          label={t('accounts.field.links')}
          hint={t('accounts.field.linksHint', { count: mostLinks })}
          optional
          rows={3}
          maxLength={1_000}
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
        />
        <CheckField
          field={fields.hidesCalendar}
          label={t('accounts.field.hidesCalendar')}
          hint={t('accounts.field.hidesCalendarHint')}
        />
        <CheckField
          field={fields.hidesFromDirectory}
          label={t('accounts.field.hidesFromDirectory')}
          hint={t('accounts.field.hidesFromDirectoryHint')}
        />
        <p className="row">
          <Button fillPhone>{t('common.save')}</Button>
        </p>
      </ActionForm>
    </Section>
  )
}

function ShowcaseForm({
  badges,
  chosen,
}: {
  badges: readonly { value: string; text: string }[]
  chosen: readonly string[]
}) {
  const t = useT()
  const [first = '', second = '', third = ''] = chosen
  const [form, fields] = useActionForm<{ first: string; second: string; third: string }>(
    'showcase',
    useActionData<typeof action>(),
    { first, second, third },
  )
  return (
    <Section title={t('badges.showcase.title')}>
      <p className="quiet-text" id="showcase-hint">
        {t('badges.showcase.hint')}
      </p>
      <ActionForm form={form}>
        {(['first', 'second', 'third'] as const).map((place) => (
          <SelectField
            key={place}
            field={fields[place]}
            label={t(`badges.showcase.${place}`)}
            options={badges}
            none={t('badges.showcase.auto')}
            optional
          />
        ))}
        <p className="row">
          <Button fillPhone>{t('common.save')}</Button>
        </p>
      </ActionForm>
    </Section>
  )
}

function RankingForm({ unranked }: { unranked: boolean }) {
  const t = useT()
  const [form, fields] = useActionForm<{ unranked: string }>('ranking', useActionData<typeof action>(), {
    unranked: unranked ? 'on' : '',
  })
  return (
    <Section title={t('leaderboard.privacy.title')}>
      <ActionForm form={form}>
        <CheckField
          field={fields.unranked}
          label={t('leaderboard.privacy.label')}
          hint={t('leaderboard.privacy.hint')}
        />
        <p className="row">
          <Button fillPhone>{t('common.save')}</Button>
        </p>
      </ActionForm>
    </Section>
  )
}
