/** The kinds a setting can have. `unit` is required, so that every number has one. */
export type IntegerSetting = {
  kind: 'integer'
  default: number
  min: number
  max: number
  unit: string
  about: string
  source?: string
}
/** On or off; `dangol setting list --json` calls this kind `flag`. */
export type OnOffSetting = { kind: 'flag'; default: boolean; about: string; source?: string }
export type ChoiceSetting = {
  kind: 'choice'
  default: string
  options: readonly string[]
  about: string
  source?: string
}
export type TextSetting = { kind: 'text'; default: string; maxLength: number; about: string; source?: string }
export type ListSetting = { kind: 'list'; default: readonly string[]; maxItems: number; about: string; source?: string }

/** Never shown again once it is set, and never written into the audit log. '' means that there is none. */
export type SecretSetting = {
  kind: 'secret'
  default: ''
  minLength: number
  maxLength: number
  about: string
  source?: string
}

export type Setting = IntegerSetting | OnOffSetting | ChoiceSetting | TextSetting | SecretSetting | ListSetting
export type Settings = Record<string, Setting>

/** The JavaScript value of a setting. */
export type ValueOf<S extends Setting> = S extends IntegerSetting
  ? number
  : S extends OnOffSetting
    ? boolean
    : S extends ChoiceSetting
      ? S['options'][number]
      : S extends ListSetting
        ? readonly string[]
        : string
