import { z } from 'zod'
import { block, optionalBlock } from '#app/core/text-shapes.ts'
import { hasUnseen } from '#app/core/visible-text.ts'
import { grantedRoles } from '#app/registry/permissions.ts'
import { externalIdShape } from './customer-accounts/input.ts'
import { handleProblem, normalHandle } from './members/handle.ts'
import { mostLinks, bioMaxLength, nameMaxLength, reasonMaxLength } from './profile/profile-lengths.ts'
import { scopes } from './tokens/scopes.ts'

export const handleShape = z
  .string()
  .transform(normalHandle)
  .superRefine((handle, issue) => {
    const problem = handle === '' ? null : handleProblem(handle)
    if (handle === '') issue.addIssue({ code: 'custom', message: 'common.field.required' })
    if (problem !== null) issue.addIssue({ code: 'custom', message: `accounts.problem.handle.${problem}` })
  })

export const nameShape = z
  .string()
  .overwrite((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .min(1)
  .max(nameMaxLength)
  // Two names that look alike must not differ in what cannot be seen.
  .refine((name) => !hasUnseen(name), 'accounts.problem.name')

/** Stored and compared in lower case: mail servers rarely distinguish case, and people type either. */
export const emailShape = z.string().trim().toLowerCase().pipe(z.email().max(254))

/** The minimum length is a setting that the use-case checks; this bound only stops floods. */
const passwordShape = z.string().min(1).max(1_000)

const localeShape = z.enum(['en', 'ko'])
export const roleShape = z.enum(grantedRoles)
export const trustShape = z.coerce.number().int().min(0).max(4)
export const scopeShape = z.enum(scopes)

export const registration = z.object({
  handle: handleShape,
  name: nameShape,
  email: emailShape,
  password: passwordShape,
})

/** `login` is a handle or an e-mail address. */
export const credentials = z.object({ login: z.string().trim().min(1).max(254), password: passwordShape })

/** A new password set by a link. */
export const newPassword = z.object({ next: passwordShape })

export const emailChange = z.object({ email: emailShape })

/** Who one is, told once more: the password, or a code (spaces and dashes as people type them). */
export const passwordProof = z.object({ password: passwordShape })
export const codeProof = z.object({
  code: z
    .string()
    .transform((code) => code.replace(/[\s-]/g, '').toLowerCase())
    .pipe(z.string().min(1).max(40)),
})

/** What a browser answers for a passkey, as JSON; its content is checked by its signature. */
export const passkeyProof = z.object({
  credential: z
    .string()
    .max(20_000)
    .transform((text, issue): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        issue.addIssue({ code: 'custom', message: 'accounts.passkey.needsScript' })
        return z.NEVER
      }
    }),
})
export const passkeyName = z.object({ name: nameShape.pipe(z.string().max(60)) })

export const profile = z.object({
  name: nameShape,
  bio: optionalBlock(bioMaxLength).default(''),
  /** '': the language the browser asks for. */
  locale: z
    .union([z.literal(''), localeShape])
    .default('')
    .transform((locale) => (locale === '' ? null : locale)),
})

const link = z.url({ protocol: /^https?$/ }).max(200)
const flag = z.union([z.literal('on').transform(() => true), z.boolean()]).default(false)

/** `links` one per line, each with http or https. */
export const presence = z.object({
  links: z
    .string()
    .max(2_000)
    .default('')
    .transform((text) => [...new Set(text.split(/\s+/).filter((one) => one !== ''))])
    .refine((links) => links.length <= mostLinks, 'accounts.problem.tooManyLinks')
    .refine(
      (links) => links.every((one) => link.safeParse(one).success && !/^https?:\/\/[^/]*@/i.test(one)),
      'accounts.problem.badLink',
    ),
  hidesCalendar: flag,
  hidesFromDirectory: flag,
})

/** A member whom another system adds. `account`: id or key of a customer account. */
export const memberToAddShape = z.strictObject({
  handle: handleShape,
  name: nameShape,
  email: emailShape,
  locale: localeShape.nullable().default(null),
  account: externalIdShape.nullable().default(null),
  /** Keys of groups. */
  groups: z.array(z.string().max(60)).max(50).default([]),
})

/** What changes of a member; what is left out stays. */
export const memberChangeShape = z
  .strictObject({
    name: nameShape,
    bio: optionalBlock(bioMaxLength),
    locale: localeShape.nullable(),
    account: externalIdShape.nullable(),
  })
  .partial()

/** `reason` is kept in the audit log. */
export const removeAvatarShape = z.object({ reason: block(reasonMaxLength).overwrite((text) => text.trim()) })
