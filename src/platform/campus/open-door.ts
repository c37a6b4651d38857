import type { Config } from '../config.ts'
import type { CampusDoor } from './campus-door.ts'
import { casDoor } from './cas-door.ts'
import { oidcDoor } from './oidc-door.ts'

/** The unified sign-in that the settings name; undefined where they name none. */
export function openCampusDoor(config: Config): CampusDoor | undefined {
  const terms = { name: config.CAMPUS_NAME, numberFrom: config.CAMPUS_NUMBER, publicUrl: config.PUBLIC_URL }
  if (config.CAS_URL !== '') return casDoor({ ...terms, url: config.CAS_URL.replace(/\/+$/, '') })
  if (config.OIDC_ISSUER === '') return undefined
  const [issuer, clientId, clientSecret] = [config.OIDC_ISSUER, config.OIDC_CLIENT_ID, config.OIDC_CLIENT_SECRET]
  return oidcDoor({ ...terms, issuer, clientId, clientSecret })
}
