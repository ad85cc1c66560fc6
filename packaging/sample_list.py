"""A list as it comes: types written in four ways, two départements in a cell, a name still to come.

For the pictures of the import. Everybody in it is invented.
"""

from __future__ import annotations

LIST = """\
Nom\tPrénom\tStructure\tType\tDép.\tFonction\tMail\tHébergement
Authier\tSabine\tOT Rives de Vézère\tOT\t24\tDirectrice\tsabine@rives.example\tHôtel du Lac
Lamarque\tThierry\tOT Bastides et Vignes\tOffice de tourisme\t24 - Dordogne\tDirecteur\t\t
Mazeau\tOdile\tOT Tardoire et Forêts\tO.T.\t16, 87\tChargée de mission\todile@tardoire.example\t
Peyrat\tLucie\tOT Terres de Corrèze\tot\tCorrèze\tResponsable\tlucie@correze.example\tCamping
À préciser\t\tOT Sources de Creuse\tOT\t23\t\taccueil@sources.example\t
Courtiol\tNadège\tOT Trois Rivières\tOT\t33\tDirectrice\tnadege.at.trois.example\tCamping
Salvat\tHugo\tADT de la Vienne\tADT\t86000\tDirecteur\thugo@adt.example\tHôtel du Lac
L'Haÿ-Roux\tYann\tOT Pays des Étangs\tOT\t40\tDirecteur\tyann@etangs.example\t
"""
"""As a spreadsheet puts it on the clipboard."""
