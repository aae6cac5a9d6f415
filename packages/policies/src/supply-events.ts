import { EventType } from "@tangguh/office"

/** All that can make a dependency stop or start to work, whatever carries it. */
export const supplyEvents: readonly EventType[] = [
  EventType.DependencyFailed,
  EventType.DependencyRecovered,
  EventType.BackupTookOver,
  EventType.BackupExhausted,
  EventType.BackupStopped,
  EventType.EquipmentDamaged,
  EventType.EquipmentRepaired,
  EventType.PoliciesChanged, // what others have arranged may carry it now
]
