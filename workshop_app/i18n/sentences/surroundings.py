"""What surrounds the program: disks, files, addresses."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    # surroundings
    "disk_full": N_(
        "Le disque est plein. Ce qui était enregistré est sauf : libérez de la place et réessayez."
    ),
    "disk_failing": N_(
        "Le disque de « {path} » est plein ou ne répond plus. Ce qui était enregistré est sauf : "
        "libérez de la place ou rebranchez-le, puis réessayez."
    ),
    "library_newer": N_(
        "Cette bibliothèque vient d'une version plus récente de Tablée. Rien n'a été touché : "
        "mettez Tablée à jour."
    ),
    "library_unreadable": N_(
        "« {path} » n'est pas une bibliothèque Tablée lisible. Rien n'a été touché : choisissez un "
        "autre fichier ou la dernière copie."
    ),
    "no_copy": N_(
        "Aucune copie n'a été trouvée, ni dans « {path} » ni sur une clé. Rien n'a été touché : "
        "branchez la clé de l'atelier, puis relancez Tablée."
    ),
    "library_not_named": N_(
        "« {library} » ne désigne pas une bibliothèque. Rien n'a été touché : donnez le nom d'un "
        "fichier, ou l'adresse complète d'une base."
    ),
    "library_in_use": N_(
        "« {path} » est déjà ouverte par un autre Tablée. Rien n'a été touché : fermez l'autre "
        "fenêtre, puis réessayez."
    ),
    "folder_read_only": N_(
        "Impossible d'écrire dans « {path} ». Rien n'a changé : choisissez un autre dossier."
    ),
    "port_taken": N_(
        "L'adresse {port} de cet ordinateur est déjà prise par un autre programme. Les cartes "
        "reçues sont sauves : fermez l'autre programme ou acceptez la suivante."
    ),
    "address_not_here": N_(
        "« {host} » n'est pas une adresse de cet ordinateur. Rien n'a changé : choisissez-en une "
        "autre."
    ),
    "file_not_found": N_("« {path} » n'existe pas. Rien n'a changé : vérifiez le nom du fichier."),
    "file_unreadable": N_("« {path} » ne se lit pas. Rien n'a changé : vérifiez le fichier."),
    "no_screen": N_(
        "Il n'y a pas d'écran ici, rien n'a été ouvert. « tablee --help » dit ce qui marche sans."
    ),
    "no_desktop": N_(
        "La fenêtre de Tablée n'est pas installée ici. Installez « tablee[desktop] », ou ajoutez "
        "une commande : « tablee --help » les montre."
    ),
}
