/** Who writes to the applicant: the office, never a person. */
export const STATION = '信息公开办公室'

/** Who writes to the office. */
export const APPLICANT = '申请人'
