/**
 * What the pad says where an agent chooses a colleague to write to, in English: loaded then. Every other catalogue has this
 * shape; the labels are part of the contract.
 */
export const teamEn = {
  team: 'Team',
  sendTo: (name: string): string => `Send an Instant Message ${name}`,
  startConsultation: 'Start Consultation',
  startIm: 'Start Instant Message Consultation',
  startVoice: 'Start Voice Consultation',
  activeConsultations: 'Active Consultations',
  start: 'Start',
  starting: 'Starting…',
};
