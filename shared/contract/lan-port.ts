/** Ports below are those that systems keep for themselves. */
export const LOWEST_LAN_PORT = 1024;
export const HIGHEST_LAN_PORT = 65_535;
