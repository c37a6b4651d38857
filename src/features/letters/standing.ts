import type { ReadDb } from '../../platform/db/database.ts'
import { getSchoolProfile } from '../organisation/index.ts'
import type { Standing } from './domain/template.ts'
import { getLetterSettings } from './templates.queries.ts'
import type { LetterSettings } from './templates.store.ts'

/** What a letter prints of the school: who issues it, and the standing words of the texts. */
export interface Letterhead {
  readonly issuer: string
  readonly standing: Standing
  readonly settings: LetterSettings
}

/** Reads it from the profile of the school and the settings of the letters. */
export async function getLetterhead(db: ReadDb): Promise<Letterhead> {
  const [profile, settings] = await Promise.all([getSchoolProfile(db), getLetterSettings(db)])
  const { disclosureOffice, supervisionOffice } = profile
  return {
    issuer: settings.issuer === '' ? `${profile.name}${disclosureOffice.name}` : settings.issuer,
    settings,
    standing: {
      schoolName: profile.name,
      officeName: disclosureOffice.name,
      officePhone: disclosureOffice.phone,
      officeAddress: disclosureOffice.address,
      supervisionName: supervisionOffice.name,
      supervisionPhone: supervisionOffice.phone,
      authorityName: settings.authorityName,
    },
  }
}
