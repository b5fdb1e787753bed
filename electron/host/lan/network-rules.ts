/** What a computer's firewall and the network must let through for consoles to reach each other, as text to copy. `docs/network.md` says why. */
import type { NetworkRow } from '../../../shared/contract/network-rows.ts';

export function networkRules(port: number): NetworkRow['rules'] {
  return [
    { where: 'windows', text: `New-NetFirewallRule -DisplayName "Muster" -Direction Inbound -Protocol TCP -LocalPort ${port} -Profile Domain,Private -Action Allow` },
    { where: 'ufw', text: `sudo ufw allow proto tcp to any port ${port} comment Muster` },
    { where: 'firewalld', text: `sudo firewall-cmd --permanent --add-port=${port}/tcp && sudo firewall-cmd --reload` },
    { where: 'switch', text: `allow tcp from <consoles> to <consoles> port ${port}   # both directions; not to or from the internet` },
  ];
}
