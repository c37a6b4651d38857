import type { Definition } from '../../../../src/kernel/hall-terms.ts'

/** What a new service begins with: nothing promised by anybody, nothing asked, nobody who acts. */
export const EMPTY: Definition = {
  audience: ['staff', 'student'],
  topic: 'affairs',
  summary: '',
  conditions: '',
  materials: [],
  place: '',
  hours: '',
  fee: '不收费',
  basis: '',
  promise: { days: 5, source: '', isVerified: false },
  retentionYears: 5,
  form: { sections: [] },
  flow: { steps: [] },
  result: null,
}
